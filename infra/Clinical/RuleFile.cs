using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Clinical;

/// <summary>
/// Data files of medicine that ship within an assembly. What is unknown or missing in one stops the start, and its hash
/// names it for good.
/// </summary>
public static class RuleFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The bytes of a file of an assembly.</summary>
    /// <exception cref="InvalidDataException">The assembly does not carry it.</exception>
    public static byte[] BytesOf(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var resource = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not part of this build.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What a file says.</summary>
    /// <param name="json">The file.</param>
    /// <param name="empty">The sentence to fail with when it says nothing.</param>
    /// <exception cref="JsonException">A member is unknown, missing or of another type.</exception>
    /// <exception cref="InvalidDataException">The file is empty.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> json, string empty)
        where T : class => JsonSerializer.Deserialize<T>(json, Strict) ?? throw new InvalidDataException(empty);

    /// <summary>SHA-256 of a file, in lower hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
