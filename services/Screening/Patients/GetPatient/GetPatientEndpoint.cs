using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Screenings.Patients;

internal static class GetPatientEndpoint
{
    public static void MapGetPatient(this IEndpointRouteBuilder patients) =>
        patients.MapGet("/{patientId:guid}", HandleAsync).AsRead("getPatient", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid patientId, IncomingRead read, Sealer sealer, ClinicClock clock, CancellationToken ct) =>
        read.ViewAsync<Patient, PatientEvent>(
            patientId, "patient",
            async (folded, token) =>
            {
                var opening = new Opening(sealer, new SealScope(read.Caller.Clinic, patientId));
                var identity = await IdentityOpening.OpenAsync(folded.State, opening, token);
                var now = await clock.NowOfAsync(read.Caller, token);
                return PatientView.From(folded.State, identity, opening.Erased, now);
            }, ct);
}

/// <summary>Opens what identifies a patient.</summary>
internal static class IdentityOpening
{
    public static async ValueTask<IdentityView> OpenAsync(Patient patient, Opening opening, CancellationToken ct)
    {
        var closed = patient.Identity!;
        return new IdentityView(
            await opening.OpenAsync(closed.ExternalId, "externalId", ct),
            await opening.OpenAsync(closed.GivenName, "givenName", ct),
            await opening.OpenAsync(closed.FamilyName, "familyName", ct),
            await opening.OpenAsync(closed.BirthDate, "birthDate", ct),
            await opening.OpenAsync(patient.HomeAddress, "homeAddress", ct),
            new ContactView(
                await opening.OpenAsync(closed.Phone, "contact", ct),
                await opening.OpenAsync(closed.Email, "contact", ct)),
            new EmergencyContactView(
                await opening.OpenAsync(closed.EmergencyName, "emergencyContact", ct),
                await opening.OpenAsync(closed.EmergencyPhone, "emergencyContact", ct),
                await opening.OpenAsync(closed.EmergencyRelation, "emergencyContact", ct)));
    }
}
