using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Stillwater.Platform.Http;

/// <summary>
/// Checks a token's signature once a minute instead of at every request: a clinic's system sends the same token
/// hundreds of times. Its expiry is checked each time, and a key that is withdrawn is refused within the minute.
/// </summary>
internal sealed class RememberingTokenHandler : JsonWebTokenHandler, IDisposable
{
    private const int MaxTokens = 10_000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _valid = new(new MemoryCacheOptions { SizeLimit = MaxTokens });

    public RememberingTokenHandler() => MapInboundClaims = false;

    public override async Task<TokenValidationResult> ValidateTokenAsync(
        string token, TokenValidationParameters validationParameters)
    {
        if (_valid.TryGetValue(token, out TokenValidationResult? known)
            && known!.SecurityToken.ValidTo + validationParameters.ClockSkew > TimeProvider.System.GetUtcNow().UtcDateTime)
            return known;

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
            _valid.Set(token, result, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });
        return result;
    }

    public void Dispose() => _valid.Dispose();
}
