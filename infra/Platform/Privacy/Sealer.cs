using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stillwater.Contracts;
using Stillwater.Platform.Keys;

namespace Stillwater.Platform.Privacy;

/// <summary>What a closed value opened to: the value, or nothing because its key was destroyed.</summary>
public readonly record struct Opened<T>(bool IsErased, T? Value)
{
    /// <summary>Never the value: it may be patient content.</summary>
    public override string ToString() => IsErased ? "erased" : "opened";
}

/// <summary>
/// Closes values with AES-256-GCM under a patient's key and opens them again. A ciphertext is bound to its tenant,
/// patient, class, field and key version, so that it opens nowhere else.
/// </summary>
public sealed class Sealer(KeyStore keys)
{
    public async ValueTask<Sealed<T>> SealAsync<T>(
        SealScope scope, DataClass dataClass, string field, T value, CancellationToken ct)
    {
        var plain = value is string text
            ? Encoding.UTF8.GetBytes(text)
            : JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);
        var token = await SealBytesAsync(scope, dataClass, field, plain, ct);
        CryptographicOperations.ZeroMemory(plain);
        return new(token);
    }

    /// <summary>Opens a value wherever its own token says it belongs within the scope.</summary>
    public async ValueTask<Opened<T>> OpenAsync<T>(SealScope scope, Sealed<T> value, CancellationToken ct) =>
        Read<T>(await OpenAsync(scope, value.Token, null, null, ct));

    /// <summary>Opens a value that must have been sealed for this class and field.</summary>
    public async ValueTask<Opened<T>> OpenAsync<T>(
        SealScope scope, DataClass dataClass, string field, Sealed<T> value, CancellationToken ct) =>
        Read<T>(await OpenAsync(scope, value.Token, dataClass, field, ct));

    /// <summary>Closes bytes, such as a stored answer; the token has the form of any sealed value.</summary>
    public async ValueTask<string> SealBytesAsync(
        SealScope scope, DataClass dataClass, string field, ReadOnlyMemory<byte> value, CancellationToken ct)
    {
        if (!SealedToken.IsField(field))
            throw new ArgumentException("A field's name is 1 to 64 ASCII letters, digits and hyphens.", nameof(field));
        var id = new RingId(scope.Tenant, scope.Patient, dataClass.Name());
        for (; ; )
        {
            var key = (await keys.FindOrCreateAsync(id, ct)).Newest;
            var head = $"s1.{id.KeyClass}.{key.Version}.{field}";
            if (key.Seal(value.Span, Bound(head, id)) is { } body)
                return $"{head}.{Base64Url.EncodeToString(body)}";
        }
    }

    public ValueTask<Opened<byte[]>> OpenBytesAsync(
        SealScope scope, DataClass dataClass, string field, string token, CancellationToken ct) =>
        OpenAsync(scope, token, dataClass, field, ct);

    /// <summary>
    /// A hash to look a person up by, useless without the tenant's key. The caller normalises the value first.
    /// </summary>
    public ValueTask<byte[]> LookupHashAsync(string tenant, string kind, string value, CancellationToken ct) =>
        HashAsync(tenant, Encoding.UTF8.GetBytes($"lookup\0{kind}\0"), Encoding.UTF8.GetBytes(value), ct);

    /// <summary>Tells a repeated request from another one under the same key, without keeping its content.</summary>
    public ValueTask<byte[]> FingerprintAsync(
        string tenant, ReadOnlyMemory<byte> route, ReadOnlyMemory<byte> body, CancellationToken ct) =>
        HashAsync(tenant, [.. "fingerprint\0"u8, .. route.Span, 0], body, ct);

    private async ValueTask<byte[]> HashAsync(
        string tenant, byte[] head, ReadOnlyMemory<byte> text, CancellationToken ct)
    {
        for (; ; )
        {
            var ring = await keys.FindOrCreateAsync(RingId.OfTenant(tenant, RingId.LookupClass), ct);
            if (ring.Newest.Hash(head, text.Span) is { } hash)
                return hash;
        }
    }

    private async ValueTask<Opened<byte[]>> OpenAsync(
        SealScope scope, string token, DataClass? expectedClass, string? expectedField, CancellationToken ct)
    {
        var (dataClass, version, field) = Place(token, expectedClass, expectedField);
        var id = new RingId(scope.Tenant, scope.Patient, dataClass.Name());
        for (; ; )
        {
            var ring = await keys.FindAsync(id, version, ct);
            if (ring.IsDestroyed)
                return new(true, null);
            var key = ring.Find(version) ?? throw new SealBrokenException(id.KeyClass, field);
            if (Open(key, id, token, field) is { } plain)
                return new(false, plain);
        }
    }

    private static Opened<T> Read<T>(Opened<byte[]> opened)
    {
        if (opened.IsErased)
            return new(true, default);
        var value = typeof(T) == typeof(string)
            ? (T)(object)Encoding.UTF8.GetString(opened.Value!)
            : JsonSerializer.Deserialize<T>(opened.Value, JsonSerializerOptions.Web);
        CryptographicOperations.ZeroMemory(opened.Value);
        return new(false, value);
    }

    private static byte[]? Open(DataKey key, RingId id, string token, string field)
    {
        try
        {
            var split = token.LastIndexOf('.');
            return key.Open(Base64Url.DecodeFromChars(token.AsSpan(split + 1)), Bound(token[..split], id));
        }
        catch (CryptographicException)
        {
            throw new SealBrokenException(id.KeyClass, field);
        }
    }

    /// <summary>
    /// The head has no zero byte and the patient a fixed length, so that no scope can pose as another.
    /// </summary>
    private static byte[] Bound(string head, RingId id) =>
        Encoding.UTF8.GetBytes($"{head}\0{id.Patient:N}\0{id.Tenant}");

    private static (DataClass Class, int Version, string Field) Place(
        string token, DataClass? expectedClass, string? expectedField)
    {
        if (!SealedToken.TryParse(token, out var parts)
            || (expectedClass ?? parts.Class) != parts.Class
            || !parts.Field.SequenceEqual(expectedField ?? parts.Field))
            throw new SealBrokenException(expectedClass?.Name() ?? "unknown", expectedField ?? "unknown");
        return (parts.Class, parts.KeyVersion, expectedField ?? parts.Field.ToString());
    }
}
