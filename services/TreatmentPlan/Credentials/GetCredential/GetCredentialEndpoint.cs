using Stillwater.Contracts;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Credentials.RegisterCredential;

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
                var licences = new List<LicenceView>();
                foreach (var licence in state.Licences)
                {
                    var number = await sealer.OpenAsync(
                        SealScope.OfTenant(read.Caller.Clinic), DataClass.Identity,
                        RegisterCredentialEndpoint.NumberField,
                        licence.Number, token);
                    licences.Add(new LicenceView(licence.Type, number.Value, licence.State, licence.ExpiresOn));
                }

                return new CredentialView(
                    credentialId, state.Kind, state.PractitionerId, state.SiteId, state.Specialty, licences,
                    state.RegisteredAt!.Value,
                    licences.Exists(l => l.Number is null) ? ["licences.number"] : []);
            },
            ct);
}
