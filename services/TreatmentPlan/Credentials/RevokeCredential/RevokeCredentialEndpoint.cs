using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Sites.MoveCertification;

namespace Stillwater.TreatmentPlans.Credentials.RevokeCredential;

/// <summary>Why a credential is taken back.</summary>
/// <param name="Reason">10 to 2000 characters.</param>
public sealed record RevokeCredentialRequest([property: StringLength(2000, MinimumLength = 10)] string Reason);

internal static class RevokeCredentialEndpoint
{
    public static void MapRevokeCredential(this IEndpointRouteBuilder credentials) =>
        credentials.MapPost("/{credentialId:guid}/revocation", HandleAsync)
            .AsChange("revokeCredential", Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        Guid credentialId, RevokeCredentialRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var closing = new Closing(sealer, SealScope.OfTenant(work.Clinic), DataClass.ClinicalText);
                var reason = await closing.CloseAsync("revocation-reason", body.Reason, token);
                work.Reason = reason.Token;
                var decided = await work.ChangeAsync(
                    credentialId, new RevokeCredential(reason, work.Caller.Actor), token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                await SiteCertification.FollowAsync(work, decided.State, SiteCertification.Revoked, token);
                return Answer.Ok(decided.Revision, CredentialWritten.From(credentialId, decided.State, work.EventIds));
            },
            ct);
}
