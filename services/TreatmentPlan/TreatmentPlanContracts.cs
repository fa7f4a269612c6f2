using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Transfers;
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
        PlanSigned e => Signed(e, e.Regimen, e.Regimen.Details, stored.StreamId),
        MaintenanceStarted e => new V1.MaintenanceStarted(
            e.PatientId, stored.StreamId, e.IntervalWeeks, e.DecidedBy, e.StartedAt),
        PlanAmended e => new V1.PlanAmended(
            e.PatientId, stored.StreamId, e.Version, e.Changes, e.Sessions, e.Phase, e.SignedBy, e.AmendedAt),
        PlanSuspended e => new V1.PlanSuspended(
            e.PatientId, stored.StreamId, e.ReasonCode, e.RuleIds, e.RescreenRequired, e.Until, e.SuspendedAt),
        PlanResumed e => new V1.PlanResumed(e.PatientId, stored.StreamId, e.ScreeningId, e.ResumedBy, e.ResumedAt),
        PlanClosed e => new V1.PlanClosed(
            e.PatientId, stored.StreamId, e.ReasonCode, e.Alternatives, e.FollowUpWeeks, e.SessionsDone, e.ClosedAt),
        IntervalChanged e => new V1.IntervalChanged(
            e.PatientId, stored.StreamId, e.FromWeeks, e.IntervalWeeks, e.DecidedBy, e.ChangedAt),
        PlanMoved e => new V1.PlanTransferred(
            e.PatientId, stored.StreamId, e.TransferId, e.FromSiteId, e.ToSiteId, e.UnderRems, e.MovedAt),
        PlanLeft e => new V1.PlanTransferred(
            e.PatientId, stored.StreamId, e.TransferId, e.FromSiteId, null, e.UnderRems, e.LeftAt),
        TransferEnded { CodeUnused: true } e => new V1.TransferLapsed(
            e.PatientId, e.PlanId, stored.StreamId, e.Outcome, e.EndedAt),
        CredentialEvent e => CredentialContracts.Translate(e, stored.StreamId),
        SiteEvent e => SiteContracts.Translate(e, stored.StreamId),
        _ => null,
    };

    private static V1.PlanSigned Signed(PlanSigned e, Regimen regimen, RegimenDetails? details, Guid plan) => new(
        e.PatientId, plan, e.Version, regimen.Drug, regimen.Route, regimen.Setting, regimen.LabelStatus,
        regimen.DosePerKgMg?.Amount, regimen.DoseMg.Amount, regimen.MaxDoseMg.Amount, regimen.WeightUsedKg.Amount,
        (int?)regimen.InfusionMinutes?.Amount, regimen.InductionSessions, regimen.InductionDays,
        regimen.MaintenanceIntervalWeeks, e.SignedBy, regimen.RuleSetVersion, e.SignedAt, details?.Indication,
        details?.SiteId, details?.FirstDoseMg?.Amount, e.Limits?.DeviceMg?.Amount, details?.Devices,
        (int?)e.Limits?.DeviceRestMinutes?.Amount, e.Limits?.MinGapHours, e.Limits?.WeeklyMaxMg?.Amount,
        (int?)details?.HoldMinutes?.Amount, details?.SpitOrSwallow, details?.OralAntidepressant,
        details is { Phases: { Count: > 0 } phases } ? [.. phases.Select(PhaseOf)] : null, e.Limits?.MaxSessions);

    private static V1.PlannedPhase PhaseOf(RegimenPhase phase) =>
        new(phase.Number, phase.Weeks, phase.SessionsPerWeek, phase.EveryWeeks, phase.DoseMg.Amount);
}
