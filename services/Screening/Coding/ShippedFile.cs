using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Screenings.Coding;

/// <summary>
/// Reads the data files that ship with this build; an unknown member or a missing one stops the start.
/// </summary>
internal static class ShippedFile
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static (T Content, string Hash) Read<T>(string name)
    {
        using var resource = typeof(ShippedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not part of this build.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        var content = JsonSerializer.Deserialize<T>(bytes.ToArray(), Json)
            ?? throw new InvalidDataException($"{name} is empty.");
        return (content, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
    }
}
