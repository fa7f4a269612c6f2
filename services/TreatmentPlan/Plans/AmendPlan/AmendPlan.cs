using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.AmendPlan;

/// <summary>A change to a signed plan is computed and put forward; it takes effect when it is signed.</summary>
public sealed record AmendPlan(
    RegimenAsked? Regimen,
    int? ExtraSessions,
    int? StepBackToPhase,
    Sealed<string> Reason,
    Sealed<string>? OverrideReason,
    string ProposedBy,
    DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (PlanRefusals.NotRunning(state) is { } notRunning)
            return notRunning;
        var asked = Regimen is { } r && OverrideReason is null ? r with { Override = null } : Regimen;
        var change = ChangedRegimen.Of(state, asked, ExtraSessions, StepBackToPhase, Rules, now);
        if (change.Refusal is { } refusal)
            return refusal;
        if (change.Changes.Count == 0 || state.Amendment?.Regimen.IsSameAs(change.Regimen) == true)
            return Decision<PlanEvent>.Nothing;

        return new AmendmentProposed(
            state.NextVersion, change.Regimen, change.Cautions, change.Changes, StepBackToPhase, Reason,
            change.Passed is null ? null : OverrideReason, ProposedBy, now);
    }
}
