using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Plans.SuspendPlan;

/// <summary>
/// What makes treatment unsafe suspends a plan at once, without asking anybody: one of the only changes that the
/// platform makes by itself. A plan that is not signed, or is over, has nothing to suspend.
/// </summary>
public sealed record SuspendForSafety(
    string ReasonCode, IReadOnlyList<string> RuleIds, bool RescreenRequired, string SuspendedBy, Guid EvidenceId)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now) =>
        state.Signed is null || state.Closure is not null || state.Suspensions.Exists(s => s.EvidenceId == EvidenceId)
            ? Decision<PlanEvent>.Nothing
            : new PlanSuspended(
                state.PatientId, ReasonCode, RuleIds, RescreenRequired, null, null, SuspendedBy, EvidenceId, now);
}
