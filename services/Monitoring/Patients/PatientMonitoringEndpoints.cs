using Stillwater.Monitoring.Patients.GetExposure;
using Stillwater.Monitoring.Patients.GetOutcomes;
using Stillwater.Monitoring.Patients.ListLabs;
using Stillwater.Monitoring.Patients.RecordLab;
using Stillwater.Monitoring.Patients.RecordSafetyAssessment;
using Stillwater.Monitoring.Patients.SubmitInstrument;
using Stillwater.Monitoring.Voices;

namespace Stillwater.Monitoring.Patients;

/// <summary>Every operation on a patient's monitoring.</summary>
internal static class PatientMonitoringEndpoints
{
    public static void MapPatientMonitoring(this IEndpointRouteBuilder routes)
    {
        var patient = routes.MapGroup("/v1/patients/{patientId:guid}").WithTags("Monitoring");
        patient.MapSubmitInstrument();
        patient.MapRecordSafetyAssessment();
        patient.MapGetOutcomes();
        patient.MapVoices();
        patient.MapSafetyPlan();
        patient.MapGetExposure();
        patient.MapRecordLab();
        patient.MapListLabs();
    }
}
