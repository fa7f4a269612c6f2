using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Monitoring.Alerts.Triage;
using Stillwater.Monitoring.Reactions;
using Stillwater.Monitoring.Sites;
using Stillwater.Platform;

namespace Stillwater.Monitoring.Alerts;

/// <summary>What alerts add to the service: their streams, list and timers, and the sites whose lists they climb.</summary>
internal static class AlertComposition
{
    public static StillwaterService KeepAlerts(this StillwaterService service) => service
        .Stream<Alert, AlertEvent>("alert", Alert.Initial, Alert.Evolve, alert => alert.PatientId)
        .Stream<Site, SiteEvent>("site", Site.Initial, Site.Evolve, _ => Guid.Empty)
        .Rows<AlertRow, AlertEvent>(AlertRow.Next, row => row.Index(r => r.PatientId))
        .OwedBy(AlertTimers.OwedBy)
        .OnTimer(AlertTimers.Unanswered, AlertTimers.ClimbAsync)
        .OnTimer(AlertTimers.ActionDue, AlertTimers.MissAsync)
        .ReactTo<SiteRegistered>(OnSite.RegisterAsync)
        .ReactTo<SiteChanged>(OnSite.ChangeAsync)
        .OwedBy(OwedInstrumentTimers.OwedBy)
        .OnTimer(OwedInstrumentTimers.Kind, OwedInstrumentTimers.MissAsync)
        .ReactTo<InstrumentAnswered>(OnInstrumentAnswered.ReactAsync)
        .ReactTo<ConsentWithdrawn>(OnTreatmentEnded.WithdrawAsync)
        .ReactTo<PlanClosed>(OnTreatmentEnded.CloseAsync)
        .ReactTo<ChaperoneLeft>(OnHomeSession.LeaveAsync)
        .ReactTo<AttestationMissed>(OnHomeSession.MissAsync);
}
