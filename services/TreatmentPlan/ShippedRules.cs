using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.TreatmentPlans;

/// <summary>
/// Reads the rule files that ship with this build; a member that is unknown, missing or twice there stops the start.
/// </summary>
internal static class ShippedRules
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The bytes of a version that lies beside whoever reads it.</summary>
    public static byte[] Read(Type reader, string version)
    {
        var name = $"{reader.Namespace}.{version}.json";
        using var stream = reader.Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The rule file {name} is not part of this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What a file says, and the hash that proves which one it was.</summary>
    public static (T Content, string Hash) Parse<T>(ReadOnlySpan<byte> bytes)
        where T : class
    {
        var content = JsonSerializer.Deserialize<T>(bytes, Strict)
            ?? throw new InvalidDataException("The rule file is empty.");
        return (content, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
