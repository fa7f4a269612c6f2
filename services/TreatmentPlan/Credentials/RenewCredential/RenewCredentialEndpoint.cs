using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.MoveCertification;

namespace Stillwater.TreatmentPlans.Credentials.RenewCredential;

/// <summary>Licences as they are shown now; they take the place of all earlier ones.</summary>
/// <param name="Licences">Every licence that counts from now on, 1 to 20.</param>
/// <param name="SiteIds">Sites at which the practitioner works; as before when left out.</param>
/// <param name="SupervisorId">Who supervises the practitioner; as before when left out.</param>
public sealed record RenewCredentialRequest(
    [property: MinLength(1), MaxLength(20)] IReadOnlyList<LicenceEntry> Licences,
    [property: MaxLength(50)] IReadOnlyList<Guid>? SiteIds = null,
    Guid? SupervisorId = null);

internal static class RenewCredentialEndpoint
{
    public static void MapRenewCredential(this IEndpointRouteBuilder credentials) =>
        credentials.MapPost("/{credentialId:guid}/renewal", HandleAsync)
            .AsChange("renewCredential", Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        Guid credentialId, RenewCredentialRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Credential, CredentialEvent>(credentialId, token) is not { State: var before })
                    return PlatformCodes.NotFound;
                var (place, unknown) = await CredentialPlaces.FindAsync(
                    work, body.SiteIds ?? before.Place.SiteIds, body.SupervisorId ?? before.Place.SupervisorId, token);
                if (unknown is not null)
                    return unknown;
                var licences = await LicenceEntry.CloseAsync(body.Licences, work.Clinic, sealer, token);
                var decided = await work.ChangeAsync(
                    credentialId, new RenewCredential(licences, place!, work.Caller.Actor), token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                await SiteCertification.FollowAsync(work, decided.State, SiteCertification.Renewed, token);
                return Answer.Ok(decided.Revision, CredentialWritten.From(credentialId, decided.State, work.EventIds));
            },
            ct);
}
