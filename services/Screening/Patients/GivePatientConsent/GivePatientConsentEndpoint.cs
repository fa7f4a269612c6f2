using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Screenings.Patients;

internal static class GivePatientConsentEndpoint
{
    public static void MapGivePatientConsent(this IEndpointRouteBuilder patients) => patients
        .MapPost("/{patientId:guid}/consents", HandleAsync).AsAddition(
            "givePatientConsent", [.. Roles.StaffOrClient, Roles.Patient]);

    private static Task<IResult> HandleAsync(
        Guid patientId, GiveConsentRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var consent = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Patient, PatientEvent>(patientId, token) is null)
                    return PlatformCodes.NotFound;
                var closing = new Closing(sealer, new SealScope(work.Clinic, patientId), DataClass.Identity);
                var command = await body.CloseAsync(consent, closing, token);
                var decided = await work.ApplyAsync(patientId, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/patients/{patientId}/consents", decided.Revision,
                        GiveConsentAnswer.Of(patientId, command, work.EventIds));
            }, ct);
    }
}
