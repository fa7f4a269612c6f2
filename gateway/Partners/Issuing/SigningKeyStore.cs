using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using Stillwater.Platform.Keys;

namespace Stillwater.Partners.Issuing;

/// <summary>Where replicas find the same signing keys.</summary>
internal static class SigningKeyStore
{
    /// <summary>
    /// Makes the first key; the schema command calls it under its lock, so there is never a second first one.
    /// </summary>
    public static async Task EnsureOneAsync(NpgsqlConnection owner, IMasterKey master, CancellationToken cancellation)
    {
        await using var any = new NpgsqlCommand("select exists (select from signing_key)", owner);
        if (await any.ExecuteScalarAsync(cancellation) is true) return;

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..16]);
        await using var insert = new NpgsqlCommand(
            "insert into signing_key (kid, wrapped, signs_from) values ($1, $2, now())", owner);
        insert.Parameters.AddWithValue(kid);
        insert.Parameters.AddWithValue(
            await master.WrapAsync(key.ExportPkcs8PrivateKey(), BoundTo(kid), cancellation));
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Every key to publish; the first is the one to sign with: the newest whose time has come.</summary>
    public static async Task<IReadOnlyList<ECDsaSecurityKey>> ReadAsync(
        NpgsqlDataSource source, IMasterKey master, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            "select kid, wrapped from signing_key order by signs_from <= now() desc, signs_from desc");
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var keys = new List<ECDsaSecurityKey>();
        while (await rows.ReadAsync(cancellation))
        {
            var kid = rows.GetString(0);
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(
                await master.UnwrapAsync(rows.GetFieldValue<byte[]>(1), BoundTo(kid), cancellation), out _);
            keys.Add(new ECDsaSecurityKey(key) { KeyId = kid });
        }

        return keys;
    }

    private static string BoundTo(string kid) => $"signing-key {kid}";
}
