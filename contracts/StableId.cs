using System.Security.Cryptography;
using System.Text;

namespace Stillwater.Contracts;

/// <summary>
/// An id that two processes can derive alone from the same words, so that neither has to ask the other.
/// </summary>
public static class StableId
{
    /// <summary>The id of a thing named by its parts, equal on every machine and in every build.</summary>
    /// <param name="parts">What kind of thing it is, then its names from the widest to the narrowest; no line
    /// breaks.</param>
    public static Guid From(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }
}
