using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.NoteHomeGate;

/// <summary>A gate that was not met before a dose at home is noted once, by the event that told of it.</summary>
public sealed record NoteHomeGate(HomeGateFailed Fact, Guid EvidenceId, DosingRules Rules) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Signed is null)
            return PlanRefusals.NotSigned;
        if (state.HomeGates.Exists(g => g.EvidenceId == EvidenceId))
            return Decision<PlanEvent>.Nothing;
        var noted = new HomeGateNoted(
            Fact.SessionId, Fact.Unmet, Fact.Failures, Fact.ReviewDue, EvidenceId, Fact.OccurredAt);
        return PlanProgress.After(state, noted, Rules, now);
    }
}
