using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Stillwater.Contracts;
using Stillwater.Platform.Http;

namespace Stillwater.Harness.Hosting;

/// <summary>
/// A real OIDC issuer of one key, so that a service under test checks tokens exactly as it does in production; it knows
/// the seeded staff of any clinic, as Partners does.
/// </summary>
public sealed class TestIssuer : IAsyncDisposable
{
    /// <summary>A practitioner whom every clinic of the tests has had and who has left.</summary>
    public const string Departed = "clinician-9";

    private static readonly string[] Staff =
        ["prescriber-1", "psychiatrist-1", "clinician-1", "clinician-2", "therapist-1", "front-desk-1", "medical-director-1"];

    private static readonly Dictionary<string, string> Specialties = new(StringComparer.Ordinal)
    {
        ["psychiatrist-1"] = "psychiatry", ["clinician-1"] = "nursing", ["clinician-2"] = "nursing",
        ["therapist-1"] = "psychotherapy",
    };

    private static readonly Lazy<Task<TestIssuer>> Once = new(StartAsync);
    private readonly WebApplication _app;
    private readonly SigningCredentials _credentials;

    private TestIssuer(WebApplication app, SigningCredentials credentials, string address)
    {
        (_app, _credentials, Address) = (app, credentials, address);
    }

    /// <summary>The issuer's name, with its closing slash.</summary>
    public string Address { get; }

    public static Task<TestIssuer> SharedAsync() => Once.Value;

    public Dictionary<string, string?> Configuration => new(StringComparer.Ordinal)
    {
        ["Identity:Issuer"] = Address,
        ["Identity:MetadataAddress"] = $"{Address}.well-known/openid-configuration",
        ["Services:partners:0"] = Address,
    };

    /// <summary>A token of a seeded practitioner, or of the clinic's own system when no handle is given.</summary>
    public string Token(string clinic, string role, string? handle = null, bool sandbox = false) => Mint(
        handle is null ? clinic : StableId.From("practitioner", clinic, handle).ToString(), clinic, role, sandbox,
        more: handle is not null && Specialties.TryGetValue(handle, out var specialty)
            ? [new Claim("specialty", specialty)]
            : []);

    /// <summary>A token that a clinic's app gets for one patient, or for a guest bound to one resource.</summary>
    public string GuestToken(
        string clinic, Guid patient, Guid? resource = null, Guid? subject = null, bool sandbox = true) => Mint(
        (subject ?? patient).ToString(), clinic, resource is null ? "patient" : "chaperone", sandbox,
        more: resource is null
            ? [new Claim("patient", $"{patient}")]
            : [new Claim("patient", $"{patient}"), new Claim("resource", $"{resource}")]);

    /// <summary>A token with any claims, for what must be refused.</summary>
    public string Mint(
        string subject, string? clinic, string role, bool sandbox = false, TimeSpan? validFor = null, string? audience = null,
        string? issuer = null, SigningCredentials? signedWith = null, string type = "at+jwt", IEnumerable<Claim>? more = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new ClaimsIdentity([new("sub", subject), new("client_id", clinic ?? subject), new("role", role)]);
        if (clinic is not null)
            claims.AddClaim(new Claim("clinic", clinic));
        if (sandbox)
            claims.AddClaim(new Claim("sandbox", "true"));
        claims.AddClaims(more ?? []);
        var expires = now + (validFor ?? TimeSpan.FromMinutes(15));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience ?? Access.Audience,
            Subject = claims,
            TokenType = type,
            NotBefore = expires < now ? expires.AddMinutes(-5) : now.AddSeconds(-1),
            IssuedAt = expires < now ? expires.AddMinutes(-5) : now,
            Expires = expires,
            SigningCredentials = signedWith ?? _credentials,
        });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static object StaffOf(string clinic) => new
    {
        items = Staff.Append(Departed).Select(handle => new
        {
            id = StableId.From("practitioner", clinic, handle), handle, title = handle,
            role = handle[..handle.LastIndexOf('-')], active = handle != Departed,
        }),
    };

    private static async Task<TestIssuer> StartAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(includePrivateParameters: true))) { KeyId = "test" };
        var shown = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(
            new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(includePrivateParameters: false))) { KeyId = "test" });

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new
        {
            issuer = $"http://{request.Host}/",
            jwks_uri = $"http://{request.Host}/.well-known/jwks",
        }));
        app.MapGet("/.well-known/jwks", () => Results.Json(new
        {
            keys = new[]
            {
                new { kty = shown.Kty, crv = shown.Crv, x = shown.X, y = shown.Y, kid = shown.Kid, use = "sig", alg = "ES256" },
            },
        }));
        app.MapGet("/v1/practitioners", (HttpRequest request) => Results.Json(StaffOf(new JsonWebToken(
            request.Headers.Authorization.ToString()["Bearer ".Length..]).GetClaim("clinic").Value)));
        await app.StartAsync();
        return new TestIssuer(app, new SigningCredentials(secret, SecurityAlgorithms.EcdsaSha256), $"{app.Urls.Single()}/");
    }
}
