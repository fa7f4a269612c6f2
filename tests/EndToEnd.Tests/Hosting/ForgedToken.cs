using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Keys;

namespace Stillwater.EndToEnd.Tests.Hosting;

/// <summary>Tokens signed with the platform's own key, or with a stranger's, so that one thing alone is wrong.</summary>
internal static class ForgedToken
{
    /// <summary>Genuine in everything, but for when it ends.</summary>
    public static async Task<string> EndingAsync(TestPlatform platform, TimeSpan from)
    {
        await using var source = NpgsqlDataSource.Create(platform.Database("partners").Admin);
        await using var select = source.CreateCommand("select kid, wrapped from signing_key order by signs_from desc limit 1");
        await using var row = await select.ExecuteReaderAsync();
        await row.ReadAsync();
        using var master = new FileMasterKey(platform.Running.Plan.Secrets.MasterKeyFile());
        using var key = ECDsa.Create();
        var secret = await master.UnwrapAsync(
            row.GetFieldValue<byte[]>(1), $"signing-key {row.GetString(0)}", CancellationToken.None);
        key.ImportPkcs8PrivateKey(secret, out _);
        return Sign(platform, key, row.GetString(0), from);
    }

    /// <summary>Genuine in everything, but for who signed it.</summary>
    public static string ByAStranger(TestPlatform platform)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(platform, key, "stranger", TimeSpan.FromMinutes(5));
    }

    private static string Sign(TestPlatform platform, ECDsa key, string name, TimeSpan from)
    {
        var until = TimeProvider.System.GetUtcNow().UtcDateTime + from;
        var credentials = new SigningCredentials(
            new ECDsaSecurityKey(key)
            {
                KeyId = name, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
            },
            SecurityAlgorithms.EcdsaSha256);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = platform.Gateway.ToString(), Audience = "stillwater", TokenType = "at+jwt", Expires = until,
            SigningCredentials = credentials,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = PlatformFixture.Clinic, ["client_id"] = PlatformFixture.Clinic,
                ["clinic"] = PlatformFixture.Clinic, ["role"] = "client", ["sandbox"] = "true",
            },
        });
    }
}
