using System.Text.Json;

namespace Stillwater.Screenings;

/// <summary>The published spelling of a code.</summary>
internal static class Kebab
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
