using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Sites;

namespace Stillwater.Sessions;

/// <summary>The stored names of this service's events. They are the storage format: they never change.</summary>
internal static class SessionEventCatalogue
{
    public static void Declare(EventCatalogue catalogue) => catalogue
        .Add<CourseOpened>("session.course-opened.v1")
        .Add<CourseLimitsChanged>("session.course-limits-changed.v1")
        .Add<CourseMovedToMaintenance>("session.course-moved-to-maintenance.v1")
        .Add<DoseCounted>("session.dose-counted.v1", additive: true)
        .Add<CourseBarred>("session.course-barred.v1")
        .Add<CourseBarLifted>("session.course-bar-lifted.v1")
        .Add<CourseClosed>("session.course-closed.v1")
        .Add<SessionBooked>("session.session-booked.v1")
        .Add<BookingReleased>("session.booking-released.v1")
        .Add<SiteTermsNoted>("session.site-terms-noted.v1")
        .Add<SiteSafetyNoted>("session.site-safety-noted.v1", additive: true)
        .Add<StandingNoted>("session.standing-noted.v1")
        .Add<StandingLapsed>("session.standing-lapsed.v1")
        .Add<WeightNoted>("session.weight-noted.v1", additive: true)
        .Add<PreparationNoted>("session.preparation-noted.v1", additive: true)
        .Add<SessionScheduled>("session.session-scheduled.v1")
        .Add<SessionPrepared>("session.session-prepared.v1", additive: true, carries: DataClass.ClinicalText)
        .Add<PatientCheckedIn>("session.patient-checked-in.v1", carries: DataClass.Identity)
        .Add<ClearanceAssessed>("session.clearance-assessed.v1")
        .Add<SessionCleared>("session.session-cleared.v1")
        .Add<SessionHeld>("session.session-held.v1")
        .Add<SessionCancelled>("session.session-cancelled.v1")
        .Add<DoseStarted>("session.dose-started.v1")
        .Add<DoseStopped>("session.dose-stopped.v1")
        .Add<ObservationRecorded>("session.observation-recorded.v1", additive: true)
        .Add<CheckMissed>("session.check-missed.v1", additive: true)
        .Add<MissedCheckReceived>("session.missed-check-received.v1", additive: true)
        .Add<SessionRescheduled>("session.session-rescheduled.v1")
        .Add<SessionDeferred>("session.session-deferred.v1")
        .Add<OutsideHoldPlaced>("session.outside-hold-placed.v1")
        .Add<HoldsReleased>("session.holds-released.v1")
        .Add<NoShowRecorded>("session.no-show-recorded.v1")
        .Add<SessionAborted>("session.session-aborted.v1")
        .Add<DeviceAdded>("session.device-added.v1")
        .Add<RateChanged>("session.rate-changed.v1")
        .Add<ObservationCorrected>("session.observation-corrected.v1", additive: true)
        .Add<AlarmRaised>("session.alarm-raised.v1", additive: true)
        .Add<AlarmEscalated>("session.alarm-escalated.v1", additive: true)
        .Add<AlarmAcknowledged>("session.alarm-acknowledged.v1", additive: true)
        .Add<AdverseEventRecorded>(
            "session.adverse-event-recorded.v1", additive: true, carries: DataClass.ClinicalText)
        .Add<EmergencyOpened>("session.emergency-opened.v1", additive: true)
        .Add<EmergencyActionTaken>("session.emergency-action-taken.v1", additive: true, carries: DataClass.ClinicalText)
        .Add<EmergencyClosed>("session.emergency-closed.v1", additive: true)
        .Add<PatientTransferred>("session.patient-transferred.v1", carries: DataClass.ClinicalText)
        .Add<PatientDischarged>("session.patient-discharged.v1", carries: DataClass.Identity)
        .Add<SessionCompleted>("session.session-completed.v1");
}
