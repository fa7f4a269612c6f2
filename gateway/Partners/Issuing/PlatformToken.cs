using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Issuing;

/// <summary>
/// The token with which Partners itself calls a service's internal endpoints; nobody can ask for one.
/// </summary>
internal sealed class PlatformToken(SigningKeyRing keys, IConfiguration configuration, TimeProvider clock)
{
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly Lock _gate = new();
    private (string Token, DateTimeOffset Expires) _current;

    public string Current()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_current.Expires - now < Spare)
                _current = (Mint(now), now + Bearer.ClientLifetime);
            return _current.Token;
        }
    }

    private string Mint(DateTimeOffset now) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Settings.Issuer(configuration).AbsoluteUri,
        Audience = TokenShape.Audience,
        TokenType = TokenShape.Type,
        IssuedAt = now.UtcDateTime,
        Expires = (now + Bearer.ClientLifetime).UtcDateTime,
        SigningCredentials = keys.Signing,
        Claims = new Dictionary<string, object>
        {
            ["sub"] = "partners",
            ["client_id"] = "partners",
            ["role"] = Roles.Platform,
            ["jti"] = Guid.NewGuid().ToString(),
        },
    });
}
