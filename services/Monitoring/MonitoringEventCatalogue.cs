using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Sites;
using Stillwater.Monitoring.Tasks;
using Stillwater.Monitoring.Tasks.Agendas;
using Stillwater.Monitoring.Voices;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring;

/// <summary>
/// The stored name of every event of Monitoring. What a person wrote is sealed in it, and nothing identifies a patient.
/// </summary>
internal static class MonitoringEventCatalogue
{
    public static void Declare(EventCatalogue catalogue) => catalogue
        .Add<MonitoringOpened>("monitoring.monitoring-opened.v1")
        .Add<ScreeningScoresNoted>("monitoring.screening-scores-noted.v1")
        .Add<PlanNoted>("monitoring.plan-noted.v1")
        .Add<DosingNoted>("monitoring.dosing-noted.v1")
        .Add<DischargeNoted>("monitoring.discharge-noted.v1")
        .Add<InstrumentScored>("monitoring.instrument-scored.v1", additive: true)
        .Add<OutcomeAssessed>("monitoring.outcome-assessed.v1", additive: true)
        .Add<OutcomeWithdrawn>("monitoring.outcome-withdrawn.v1", additive: true)
        .Add<SafetyAssessed>("monitoring.safety-assessed.v1", additive: true)
        .Add<InstrumentMissed>("monitoring.instrument-missed.v1", additive: true)
        .Add<MoodRecorded>("monitoring.mood-recorded.v1", additive: true, carries: DataClass.Diary)
        .Add<CheckInRecorded>("monitoring.check-in-recorded.v1", additive: true, carries: DataClass.Diary)
        .Add<MessageSent>("monitoring.message-sent.v1", additive: true, carries: DataClass.Diary)
        .Add<SafetyPlanSet>("monitoring.safety-plan-set.v1", additive: true, carries: DataClass.ClinicalText)
        .Add<TreatmentEnded>("monitoring.treatment-ended.v1", additive: true)
        .Add<WatchCrossed>("monitoring.watch-crossed.v1", additive: true)
        .Add<WatchCleared>("monitoring.watch-cleared.v1", additive: true)
        .Add<LabRecorded>("monitoring.lab-recorded.v1", additive: true)
        .Add<LabHolds>("monitoring.lab-holds.v1", additive: true)
        .Add<BookingNoted>("monitoring.booking-noted.v1", additive: true)
        .Add<BookingDropped>("monitoring.booking-dropped.v1", additive: true)
        .Add<ExposureNoted>("monitoring.exposure-noted.v1", additive: true)
        .Add<SiteTermsNoted>("monitoring.site-terms-noted.v1")
        .Add<SafetyAlertRaised>("monitoring.safety-alert-raised.v1")
        .Add<SafetyAlertEscalated>("monitoring.safety-alert-escalated.v1", additive: true)
        .Add<SafetyAlertOverdue>("monitoring.safety-alert-overdue.v1", additive: true)
        .Add<SafetyAlertAcknowledged>("monitoring.safety-alert-acknowledged.v1")
        .Add<SafetyAlertAssessed>("monitoring.safety-alert-assessed.v1", additive: true)
        .Add<SafetyAlertResolved>("monitoring.safety-alert-resolved.v1", carries: DataClass.ClinicalText)
        .Add<TaskOpened>("monitoring.task-opened.v1")
        .Add<TaskFellDue>("monitoring.task-fell-due.v1", additive: true)
        .Add<TaskOverdue>("monitoring.task-overdue.v1", additive: true)
        .Add<OutreachAttempted>("monitoring.outreach-attempted.v1", additive: true)
        .Add<TaskReassigned>("monitoring.task-reassigned.v1")
        .Add<TaskCompleted>("monitoring.task-completed.v1", carries: DataClass.ClinicalText)
        .Add<TaskCancelled>("monitoring.task-cancelled.v1")
        .Add<TasksOwed>("monitoring.tasks-owed.v1", additive: true)
        .Add<TasksDropped>("monitoring.tasks-dropped.v1", additive: true);
}
