using System.Security.Cryptography;

namespace Stillwater.Platform.Keys;

/// <summary>One unwrapped key. It is zeroed when dropped, and then answers nothing to whoever still holds it.</summary>
internal sealed class DataKey : IDisposable
{
    public const int SecretBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lock _gate = new();
    private readonly byte[] _secret = GC.AllocateUninitializedArray<byte>(SecretBytes, pinned: true);
    private readonly AesGcm _cipher;
    private bool _dropped;

    /// <summary>Takes the secret over and zeroes the caller's copy.</summary>
    public DataKey(int version, byte[] secret)
    {
        Version = version;
        secret.CopyTo(_secret, 0);
        CryptographicOperations.ZeroMemory(secret);
        _cipher = new AesGcm(_secret, TagBytes);
    }

    public int Version { get; }

    /// <summary>Nonce, ciphertext and tag.</summary>
    public byte[]? Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> boundTo)
    {
        var body = new byte[NonceBytes + plain.Length + TagBytes];
        Span<byte> nonce = body.AsSpan(0, NonceBytes), tag = body.AsSpan(^TagBytes..);
        RandomNumberGenerator.Fill(nonce);
        lock (_gate)
        {
            if (_dropped)
                return null;
            _cipher.Encrypt(nonce, plain, body.AsSpan(NonceBytes, plain.Length), tag, boundTo);
            return body;
        }
    }

    /// <exception cref="CryptographicException">It was altered, or sealed by another key or for something
    /// else.</exception>
    public byte[]? Open(ReadOnlySpan<byte> body, ReadOnlySpan<byte> boundTo)
    {
        var plain = new byte[body.Length - NonceBytes - TagBytes];
        lock (_gate)
        {
            if (_dropped)
                return null;
            _cipher.Decrypt(body[..NonceBytes], body[NonceBytes..^TagBytes], body[^TagBytes..], plain, boundTo);
            return plain;
        }
    }

    public byte[]? Hash(ReadOnlySpan<byte> head, ReadOnlySpan<byte> text)
    {
        lock (_gate)
        {
            if (_dropped)
                return null;
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
            hmac.AppendData(head);
            hmac.AppendData(text);
            return hmac.GetHashAndReset();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _dropped = true;
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_secret);
        }
    }
}

/// <summary>Whose keys: one patient's (or, with an empty id, the tenant's own) of one class.</summary>
internal readonly record struct RingId(string Tenant, Guid Patient, string KeyClass)
{
    public const string TenantClass = "tenant";
    public const string LookupClass = "lookup";

    public static RingId OfTenant(string tenant, string keyClass) => new(tenant, Guid.Empty, keyClass);
}

/// <summary>All versions of a key. New values take the newest; old ones keep opening.</summary>
internal sealed record KeyRing(bool IsDestroyed, List<DataKey> Keys) : IDisposable
{
    public DataKey Newest => Keys[^1];

    public DataKey? Find(int version) => Keys.Find(key => key.Version == version);

    public void Dispose() => Keys.ForEach(key => key.Dispose());
}
