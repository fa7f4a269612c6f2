using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Stillwater.Partners.Issuing;

/// <summary>Turns an authenticated client's request into the claims of its token.</summary>
internal sealed class AnswerTokenRequest(Bearers bearers) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var wish = new TokenWish(
            Parameter("practitioner"), Parameter("patient"), Parameter("invitation"), Parameter("clinic"));
        var (bearer, refusal) = await bearers.FindAsync(context.ClientId!, wish, context.CancellationToken);
        if (bearer is null)
            context.Reject(refusal!.Error, refusal.Description);
        else
            context.SignIn(PrincipalOf(bearer));

        string? Parameter(string name) => (string?)context.Request[name] is { Length: > 0 } value ? value : null;
    }

    private static ClaimsPrincipal PrincipalOf(Bearer bearer)
    {
        var identity = new ClaimsIdentity("client_credentials", Claims.Subject, Claims.Role);
        identity.SetClaim(Claims.Subject, bearer.Subject);
        identity.SetClaim(Claims.Role, bearer.Role);
        identity.SetClaim(TokenShape.Specialty, bearer.Specialty);
        identity.SetClaim(TokenShape.Clinic, bearer.ClinicId);
        identity.SetClaim(TokenShape.Sandbox, bearer.Sandbox ? "true" : null);
        identity.SetClaim(TokenShape.Patient, bearer.Patient?.ToString());
        identity.SetClaim(TokenShape.Resource, bearer.Resource?.ToString());
        identity.SetDestinations(static _ => [Destinations.AccessToken]);

        var principal = new ClaimsPrincipal(identity);
        principal.SetAudiences(TokenShape.Audience);
        principal.SetAccessTokenLifetime(bearer.Lifetime);
        return principal;
    }
}
