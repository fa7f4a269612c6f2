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
    }
}
