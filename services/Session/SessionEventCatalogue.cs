using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.HomeSessions;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Rems.Forms;
using Stillwater.Sessions.Rems.Notices;
using Stillwater.Sessions.Rems.Sites;
using Stillwater.Sessions.Sites;

namespace Stillwater.Sessions;

/// <summary>The stored names of this service's events. They are the storage format: they never change.</summary>
internal static class SessionEventCatalogue
{
    public static void Declare(EventCatalogue catalogue) => catalogue
        .Add<CourseOpened>("session.course-opened.v1")
        .Add<CourseLimitsChanged>("session.course-limits-changed.v1")
        .Add<SeriesDrafted>("session.series-drafted.v1", additive: true)
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
        .Add<ScreeningNoted>("session.screening-noted.v1", additive: true)
        .Add<AssessmentNoted>("session.assessment-noted.v1", additive: true)
        .Add<EducationNoted>("session.education-noted.v1", additive: true)
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
        .Add<PreDoseReadingsCorrected>("session.pre-dose-readings-corrected.v1", additive: true)
        .Add<DoseCorrected>("session.dose-corrected.v1", additive: true)
        .Add<AdverseEventCorrected>(
            "session.adverse-event-corrected.v1", additive: true, carries: DataClass.ClinicalText)
        .Add<EmergencyOpened>("session.emergency-opened.v1", additive: true)
        .Add<EmergencyActionTaken>("session.emergency-action-taken.v1", additive: true, carries: DataClass.ClinicalText)
        .Add<EmergencyClosed>("session.emergency-closed.v1", additive: true)
        .Add<PatientTransferred>("session.patient-transferred.v1", carries: DataClass.ClinicalText)
        .Add<PatientDischarged>("session.patient-discharged.v1", carries: DataClass.Identity)
        .Add<SessionCompleted>("session.session-completed.v1")
        .Add<StockReceived>("session.stock-received.v1", carries: DataClass.ClinicalText)
        .Add<StockDispensed>("session.stock-dispensed.v1")
        .Add<DispensingSettled>("session.dispensing-settled.v1")
        .Add<StockWasted>("session.stock-wasted.v1")
        .Add<WasteConfirmed>("session.waste-confirmed.v1", additive: true)
        .Add<DispensingCorrected>("session.dispensing-corrected.v1")
        .Add<StockCounted>("session.stock-counted.v1")
        .Add<DiscrepancyFound>("session.discrepancy-found.v1")
        .Add<RemsSiteNoted>("session.rems-site-noted.v1")
        .Add<RemsCertificationNoted>("session.rems-certification-noted.v1")
        .Add<EnrolmentDrafted>("session.rems-enrolment-drafted.v1", carries: DataClass.Identity)
        .Add<EnrolmentSubmitted>("session.rems-enrolment-submitted.v1")
        .Add<EnrolmentConfirmed>("session.rems-enrolment-confirmed.v1", carries: DataClass.Identity)
        .Add<EnrolmentVerified>("session.rems-enrolment-verified.v1", carries: DataClass.Identity)
        .Add<EnrolmentWithdrawn>("session.rems-enrolment-withdrawn.v1")
        .Add<FormOpened>("session.rems-form-opened.v1")
        .Add<FormCompleted>("session.rems-form-completed.v1", carries: DataClass.Identity)
        .Add<FormSigned>("session.rems-form-signed.v1")
        .Add<FormSubmitted>("session.rems-form-submitted.v1", carries: DataClass.Identity)
        .Add<FormReminded>("session.rems-form-reminded.v1", additive: true)
        .Add<FormOverdue>("session.rems-form-overdue.v1", additive: true)
        .Add<NoticeSent>("session.rems-notice-sent.v1", carries: DataClass.Identity)
        .Add<SupplyDispensed>("session.home-supply-dispensed.v1")
        .Add<SupplyLocked>("session.home-supply-locked.v1")
        .Add<SupplyUnlocked>("session.home-supply-unlocked.v1")
        .Add<HomeDoseUsed>("session.home-dose-used.v1")
        .Add<SupplyRecalled>("session.home-supply-recalled.v1")
        .Add<SupplyReturned>("session.home-supply-returned.v1")
        .Add<SupplyLost>("session.home-supply-lost.v1")
        .Add<ChaperoneInvited>("session.chaperone-invited.v1", carries: DataClass.Identity)
        .Add<InvitationRedeemed>("session.invitation-redeemed.v1")
        .Add<ChaperoneAttested>("session.chaperone-attested.v1", additive: true)
        .Add<AttestationMissed>("session.attestation-missed.v1", additive: true)
        .Add<ChaperoneLeft>("session.chaperone-left.v1", additive: true)
        .Add<HomeChecked>("session.home-checked.v1", additive: true, carries: DataClass.Identity)
        .Add<HomeGateFailed>("session.home-gate-failed.v1")
        .Add<HomeDoseReleased>("session.home-dose-released.v1")
        .Add<HomeDoseStarted>("session.home-dose-started.v1")
        .Add<HomeSessionEnded>("session.home-session-ended.v1");
}
