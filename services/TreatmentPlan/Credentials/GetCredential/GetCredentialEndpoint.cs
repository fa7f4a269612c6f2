using Stillwater.Contracts;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Credentials.GetCredential;

internal static class GetCredentialEndpoint
{
    public static void MapGetCredential(this IEndpointRouteBuilder credentials) =>
        credentials.MapGet("/{credentialId:guid}", HandleAsync).AsRead("getCredential", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid credentialId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<Credential, CredentialEvent>(
            credentialId, "credential",
            async (folded, token) =>
            {
                var state = folded.State;
                var opening = new Opening(sealer, SealScope.OfTenant(read.Caller.Clinic), DataClass.Identity);
                var licences = new List<LicenceView>();
                foreach (var licence in state.Licences)
                    licences.Add(new LicenceView(
                        licence.Type,
                        await opening.OpenAsync(LicenceEntry.NumberField, licence.Number, "licences.number", token),
                        licence.State, licence.ExpiresOn));
                return new CredentialView(
                    credentialId, state.Kind, state.PractitionerId, state.SiteId, state.Specialty, licences,
                    state.Place.SiteIds, state.Place.SupervisorId, state.Place.TimeZone, state.LapsedTypes,
                    state.RegisteredAt!.Value, state.RevokedAt, opening.Erased);
            },
            ct);
}
