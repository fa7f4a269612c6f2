using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.StartMaintenance;

/// <summary>
/// A prescriber starts maintenance, or changes its interval, on her own judgement. Outside the usual range only with
/// an override.
/// </summary>
public sealed record StartMaintenance(
    int IntervalWeeks, bool IsOverride, Sealed<string> Reason, Signer Signer, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public static readonly Refusal InductionNotBegun = new(
        "plan.induction-not-begun", RefusalKind.State, "Maintenance follows the first sessions.");

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (PlanRefusals.NotRunning(state) is { } notRunning)
            return notRunning;
        if (state.Phase == PlanPhase.Signed)
            return InductionNotBegun;
        if (Signer.Refused(Rules, now) is { } refused)
            return refused;
        if (MaintenanceInterval.Refused(IntervalWeeks, IsOverride, state.Signed!.Regimen, Rules) is { } outOfRange)
            return outOfRange;
        if (state.IntervalWeeks == IntervalWeeks)
            return Decision<PlanEvent>.Nothing;

        PlanEvent changed = state.IntervalWeeks is { } from
            ? new IntervalChanged(state.PatientId, null, from, IntervalWeeks, Reason, Signer.PractitionerId, now)
            : new MaintenanceStarted(state.PatientId, null, IntervalWeeks, Signer.PractitionerId, now, Reason);
        return (PlanEvent[])
        [
            .. state.Proposals.Where(p => p.State == ProposalState.Open && p.ChangesInterval)
                .Select(p => new ProposalSuperseded(p.Id, now)),
            changed,
        ];
    }
}
