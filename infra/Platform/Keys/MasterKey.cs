using System.Security.Cryptography;
using System.Text;

namespace Stillwater.Platform.Keys;

/// <summary>
/// The key above all tenant keys. A mounted file here; a key management service can stand in its place.
/// </summary>
public interface IMasterKey
{
    /// <summary>Closes a tenant key; <paramref name="boundTo"/> must be given again to open it.</summary>
    ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> secret, string boundTo, CancellationToken ct);

    /// <summary>Opens a tenant key.</summary>
    /// <exception cref="CryptographicException">It was wrapped by another master key or for something else.</exception>
    ValueTask<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string boundTo, CancellationToken ct);
}

/// <summary>A master key of 32 random bytes, base64, in a file that only the processes may read.</summary>
public sealed class FileMasterKey(string path) : IMasterKey, IDisposable
{
    private readonly DataKey _key = new(1, Read(path));

    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> secret, string boundTo, CancellationToken ct) =>
        new(_key.Seal(secret.Span, Encoding.UTF8.GetBytes(boundTo)) ?? throw Gone());

    public ValueTask<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string boundTo, CancellationToken ct) =>
        new(_key.Open(wrapped.Span, Encoding.UTF8.GetBytes(boundTo)) ?? throw Gone());

    public void Dispose() => _key.Dispose();

    private static ObjectDisposedException Gone() => new(nameof(FileMasterKey));

    private static byte[] Read(string path)
    {
        var secret = new byte[DataKey.SecretBytes];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), secret, out var size) && size == secret.Length
            ? secret
            : throw new InvalidOperationException("The master key file must hold 32 bytes in base64.");
    }
}
