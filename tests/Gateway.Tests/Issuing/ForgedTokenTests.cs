using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using Stillwater.Gateway.Tests.Hosting;
using Stillwater.Partners.Issuing;
using Stillwater.Platform.Keys;

namespace Stillwater.Gateway.Tests.Issuing;

/// <summary>Each forgery differs from a good token in one thing; the door and what is behind it refuse alike.</summary>
public sealed class ForgedTokenTests(GatewayFixture gateway) : IAsyncLifetime
{
    private SigningCredentials _genuine = null!;

    public async ValueTask InitializeAsync()
    {
        await using var source = NpgsqlDataSource.Create(gateway.Lease["partners"].App);
        using var master = new FileMasterKey(gateway.Lease.MasterKeyFile);
        var keys = await SigningKeyStore.ReadAsync(source, master, CancellationToken.None);
        _genuine = new SigningCredentials(keys[0], SecurityAlgorithms.EcdsaSha256);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public Task The_same_claims_with_nothing_forged_are_accepted() => AssertAsync(Forge(), HttpStatusCode.OK);

    [Fact]
    public Task An_expired_token_is_refused() => RefuseAsync(Forge(expires: TimeSpan.FromSeconds(-30)));

    [Fact]
    public Task A_foreign_issuer_is_refused() => RefuseAsync(Forge(issuer: "https://elsewhere.example/"));

    [Fact]
    public Task A_wrong_audience_is_refused() => RefuseAsync(Forge(audience: "another-product"));

    [Fact]
    public Task Another_type_of_token_is_refused() => RefuseAsync(Forge(type: "JWT"));

    [Fact]
    public Task A_token_without_expiry_is_refused() => RefuseAsync(Encode(
        $$"""{"iss":"{{gateway.Edge.Address}}","aud":"stillwater","sub":"northside","role":"client"}""",
        _genuine));

    [Fact]
    public Task An_unsigned_token_is_refused() => RefuseAsync(Forge(signedWith: null));

    [Fact]
    public async Task A_key_of_the_same_name_that_is_not_the_issuers_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new ECDsaSecurityKey(other) { KeyId = _genuine.Kid };
        await RefuseAsync(Forge(signedWith: new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256)));
    }

    [Fact]
    public Task The_public_key_as_a_shared_secret_is_refused()
    {
        var published = ((ECDsaSecurityKey)_genuine.Key).ECDsa.ExportSubjectPublicKeyInfo();
        var key = new SymmetricSecurityKey(published) { KeyId = _genuine.Kid };
        return RefuseAsync(Forge(signedWith: new SigningCredentials(key, SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task A_claim_changed_after_signing_is_refused()
    {
        var parts = (await gateway.TokenAsync("northside")).Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("northside", "harborview", StringComparison.Ordinal);
        await RefuseAsync($"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-token")]
    [InlineData("a.b.c")]
    public Task What_is_no_token_is_refused(string token) => RefuseAsync(token);

    [Fact]
    public Task No_token_is_refused() => RefuseAsync(null);

    private async Task RefuseAsync(string? token)
    {
        foreach (var door in new[] { gateway.Edge.Address, gateway.Partners.Address })
        {
            using var http = gateway.ClientWith(token, door);
            using var answer = await http.GetAsync("v1/me");
            await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "request.unauthenticated");
            Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        }
    }

    private async Task AssertAsync(string token, HttpStatusCode status)
    {
        foreach (var door in new[] { gateway.Edge.Address, gateway.Partners.Address })
        {
            using var http = gateway.ClientWith(token, door);
            using var answer = await http.GetAsync("v1/me");
            Assert.Equal(status, answer.StatusCode);
        }
    }

    private string Forge(
        string? issuer = null, string? audience = null, string? type = null, TimeSpan? expires = null) =>
        Forge(_genuine, issuer, audience, type, expires);

    private string Forge(
        SigningCredentials? signedWith, string? issuer = null, string? audience = null, string? type = null,
        TimeSpan? expires = null)
    {
        var until = TimeProvider.System.GetUtcNow().UtcDateTime + (expires ?? TimeSpan.FromMinutes(5));
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? gateway.Edge.Address.ToString(),
            Audience = audience ?? "stillwater",
            TokenType = type ?? "at+jwt",
            Expires = until,
            SigningCredentials = signedWith,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "northside", ["client_id"] = "northside", ["clinic"] = "northside", ["role"] = "client",
            },
        });
    }

    private static string Encode(string claims, SigningCredentials key)
    {
        var head = Base64UrlEncoder.Encode($$"""{"alg":"ES256","typ":"at+jwt","kid":"{{key.Kid}}"}""");
        var signed = $"{head}.{Base64UrlEncoder.Encode(claims)}";
        var signature = ((ECDsaSecurityKey)key.Key).ECDsa
            .SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }
}
