using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;

namespace Stillwater.TreatmentPlans.Plans.SuspendPlan;

/// <summary>A withdrawn consent suspends a plan that cannot do without it; another of the same kind keeps it going.</summary>
public sealed record SuspendForConsent(ConsentWithdrawn Fact, PatientConsents Consents, string SuspendedBy, Guid EvidenceId)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now) =>
        state is { Signed.Regimen: { } regimen, Draft: { } draft }
        && RequiredConsents.Of(regimen).Contains(Fact.Kind)
        && !Consents.HoldingWith(draft.Consents).Any(c => c.Covers(Fact.Kind, regimen.Route))
            ? new SuspendForSafety(SuspensionReason.ConsentWithdrawn, [], true, SuspendedBy, EvidenceId).Decide(state, now)
            : Decision<PlanEvent>.Nothing;
}
