using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions;

/// <summary>The stored names of this service's events. They are the storage format: they never change.</summary>
internal static class SessionEventCatalogue
{
    public static void Declare(EventCatalogue catalogue) => catalogue
        .Add<CourseOpened>("session.course-opened.v1")
        .Add<CourseLimitsChanged>("session.course-limits-changed.v1")
        .Add<CourseMovedToMaintenance>("session.course-moved-to-maintenance.v1")
        .Add<SessionBooked>("session.session-booked.v1")
        .Add<BookingReleased>("session.booking-released.v1")
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
        .Add<PatientDischarged>("session.patient-discharged.v1", carries: DataClass.Identity)
        .Add<SessionCompleted>("session.session-completed.v1");
}
