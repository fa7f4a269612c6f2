using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.ErasureRequests;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings;

/// <summary>The stored name of every event of this service.</summary>
public static class ScreeningEventCatalogue
{
    /// <summary>Declares them.</summary>
    public static void Declare(EventCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        catalogue
            .Add<PatientRegistered>("screening.patient-registered.v1", carries: DataClass.Identity)
            .Add<PatientUpdated>("screening.patient-updated.v1", carries: DataClass.Identity)
            .Add<MeasurementRecorded>("screening.measurement-recorded.v1", additive: true)
            .Add<ConsentGiven>("screening.consent-given.v1", additive: true, carries: DataClass.Identity)
            .Add<ConsentWithdrawn>("screening.consent-withdrawn.v1", additive: true, carries: DataClass.ClinicalText)
            .Add<MedicationsUpdated>("screening.medications-updated.v1", carries: DataClass.ClinicalText)
            .Add<HealthChangeReported>("screening.health-change-reported.v1", additive: true)
            .Add<ContraindicationRaised>("screening.contraindication-raised.v1", additive: true)
            .Add<EnrolmentNoted>("screening.enrolment-noted.v1", additive: true)
            .Add<EducationAcknowledged>("screening.education-acknowledged.v1", additive: true)
            .Add<LegalHoldPlaced>("screening.legal-hold-placed.v1", additive: true, carries: DataClass.ClinicalText)
            .Add<LegalHoldReleased>("screening.legal-hold-released.v1", additive: true, carries: DataClass.ClinicalText)
            .Add<ErasureRequested>("screening.erasure-requested.v1")
            .Add<RequesterIdentityConfirmed>("screening.requester-identity-confirmed.v1")
            .Add<ErasureClassified>("screening.erasure-classified.v1", carries: DataClass.ClinicalText)
            .Add<ErasureRefused>("screening.erasure-refused.v1", carries: DataClass.ClinicalText)
            .Add<ErasureDisputed>("screening.erasure-disputed.v1", carries: DataClass.ClinicalText)
            .Add<SessionHeardOf>("screening.session-heard-of.v1")
            .Add<ScreeningOpened>("screening.screening-opened.v1")
            .Add<HistoryRecorded>("screening.history-recorded.v1", carries: DataClass.ClinicalText)
            .Add<MedicationsRecorded>("screening.medications-recorded.v1", carries: DataClass.ClinicalText)
            .Add<ContextRecorded>("screening.context-recorded.v1", carries: DataClass.ClinicalText)
            .Add<ScreeningVitalsRecorded>("screening.vitals-recorded.v1", additive: true)
            .Add<LabRecorded>("screening.lab-recorded.v1", additive: true)
            .Add<ScreeningInstrumentScored>("screening.instrument-scored.v1", additive: true)
            .Add<EligibilityDetermined>("screening.eligibility-determined.v1")
            .Add<FindingAccepted>("screening.finding-accepted.v1", carries: DataClass.ClinicalText)
            .Add<VerdictExpired>("screening.verdict-expired.v1")
            .Add<BlastRadiusReported>("screening.blast-radius-reported.v1")
            .Add<RuleSetAdopted>("screening.rule-set-adopted.v1");
    }
}
