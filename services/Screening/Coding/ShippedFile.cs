using System.Text.Json;
using System.Text.Json.Serialization;
using Stillwater.Clinical;

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
        var bytes = RuleFile.BytesOf(typeof(ShippedFile).Assembly, name);
        var content = JsonSerializer.Deserialize<T>(bytes, Json) ?? throw new InvalidDataException($"{name} is empty.");
        return (content, RuleFile.HashOf(bytes));
    }
}
