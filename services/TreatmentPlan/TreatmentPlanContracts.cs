using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Plans;
using V1 = Stillwater.Contracts.TreatmentPlan.V1;

namespace Stillwater.TreatmentPlans;

/// <summary>
/// The only place where facts of this service become facts for others; what has no line here stays private.
/// </summary>
internal static class TreatmentPlanContracts
{
    public static IContract? Translate(IEvent stored) => stored.Data switch
    {
        PlanDrafted e => new V1.PlanDrafted(e.PatientId, stored.StreamId, e.ScreeningId, e.DraftedAt),
        PlanSigned e => Signed(e, e.Regimen, stored.StreamId),
        MaintenanceStarted e => new V1.MaintenanceStarted(
            e.PatientId, stored.StreamId, e.IntervalWeeks, e.DecidedBy, e.StartedAt),
        _ => null,
    };

    private static V1.PlanSigned Signed(PlanSigned e, Regimen regimen, Guid plan) => new(
        e.PatientId, plan, e.Version, regimen.Drug, regimen.Route, regimen.Setting, regimen.LabelStatus,
        regimen.DosePerKgMg?.Amount, regimen.DoseMg.Amount, regimen.MaxDoseMg.Amount, regimen.WeightUsedKg.Amount,
        (int)regimen.InfusionMinutes.Amount, regimen.InductionSessions, regimen.InductionDays,
        regimen.MaintenanceIntervalWeeks, e.SignedBy, regimen.RuleSetVersion, e.SignedAt);
}
