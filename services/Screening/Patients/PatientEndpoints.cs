using Stillwater.Screenings.Consents;
using Stillwater.Screenings.Education;

namespace Stillwater.Screenings.Patients;

internal static class PatientEndpoints
{
    public static void MapPatients(this IEndpointRouteBuilder routes)
    {
        var patients = routes.MapGroup("/v1/patients").WithTags("Patients");
        patients.MapRegisterPatient();
        patients.MapListPatients();
        patients.MapGetPatient();
        patients.MapUpdatePatient();
        patients.MapRecordMeasurement();
        patients.MapGetMedications();
        patients.MapUpdateMedications();
        patients.MapReportHealthChange();
        patients.MapListConsents();
        patients.MapGivePatientConsent();
        patients.MapWithdrawPatientConsent();
        patients.MapAcknowledgeEducation();
        patients.MapLegalHolds();
        routes.MapListConsentDocuments();
        routes.MapListEducation();
    }
}
