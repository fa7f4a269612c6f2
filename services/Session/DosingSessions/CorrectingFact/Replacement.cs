using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions.CorrectingFact;

/// <summary>
/// What a correction puts in the place of a fact, read in the shape of that fact and held to the bounds of its request.
/// </summary>
internal static class Replacement
{
    public static readonly Refusal Invalid = new(
        "session.replacement-invalid", RefusalKind.Rule, "The replacement does not have the shape of the fact.");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The replacement, or what is wrong with it and what would be right.</summary>
    public static (T? Read, Refusal? Refused) Read<T>(JsonElement replacement)
        where T : class
    {
        T? read;
        try
        {
            read = replacement.Deserialize<T>(Json);
        }
        catch (JsonException broken)
        {
            return (null, Invalid.On(PointerOf(broken.Path), "a value of the type that the fact was recorded with"));
        }

        if (read is null)
            return (null, Invalid.On("/replacement", "the whole fact"));
        var faults = new List<ValidationResult>();
        if (Validator.TryValidateObject(read, new ValidationContext(read), faults, validateAllProperties: true))
            return (read, null);
        var member = JsonNamingPolicy.CamelCase.ConvertName(faults[0].MemberNames.FirstOrDefault() ?? "");
        return (null, Invalid.On($"/replacement/{member}", "a value within the bounds that the fact is held to"));
    }

    /// <summary>The witness that the end of a dose names.</summary>
    public static Guid? WitnessOf(JsonElement replacement) =>
        replacement.ValueKind == JsonValueKind.Object && replacement.TryGetProperty("witness", out var named)
            && named.ValueKind == JsonValueKind.String && named.TryGetGuid(out var witness)
            ? witness
            : null;

    private static string PointerOf(string? path) =>
        path is null or "$" ? "/replacement" : $"/replacement/{path[2..].Replace('.', '/')}";
}
