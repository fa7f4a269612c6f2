using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Plans.NoteExpiry;

/// <summary>
/// The determination that a plan rests on has ended: nothing new is signed on it. A plan that runs goes on; what
/// forbids a dose suspends it by a fact of its own.
/// </summary>
public sealed record NoteExpiry(EligibilityExpired Fact, Guid EvidenceId) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now) =>
        state.Closure is null && state.DeterminationEnd is null && state.Draft?.DeterminationId == Fact.DeterminationId
            ? new DeterminationExpired(Fact.DeterminationId, Fact.Because, EvidenceId, Fact.OccurredAt)
            : Decision<PlanEvent>.Nothing;
}
