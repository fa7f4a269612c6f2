using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stillwater.Local;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>
/// What a course comes to, beside the file that says what it must come to. Ids and times stand in the order in which they are
/// first seen, so that the same course is the same text in any clinic, at any hour. Freeze a file anew with
/// STILLWATER_FREEZE=1.
/// </summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The patient's outcomes are those of the file, to the last letter.</summary>
    public static async Task HasOutcomesAsync(this Ward ward, string name)
    {
        var outcomes = (await ward.Nurse.GetAsync($"{ward.PatientPath}/outcomes", Ward.Ct)).Body;
        var path = Path.Combine(Checkout.Find().Root, "tests", "EndToEnd.Tests", "Goldens", $"{name}.json");
        var found = TextOf(outcomes);
        if (Environment.GetEnvironmentVariable("STILLWATER_FREEZE") == "1")
            await File.WriteAllTextAsync(path, found, Ward.Ct);
        Assert.Equal(await File.ReadAllTextAsync(path, Ward.Ct), found);
    }

    private static string TextOf(JsonNode outcomes)
    {
        var (ids, times) = (new Dictionary<Guid, string>(), new Dictionary<DateTimeOffset, string>());
        return Named(outcomes, text => Guid.TryParse(text, out var id) ? NameOf(ids, id, "id")
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) ? NameOf(times, at, "time")
            : text)!.ToJsonString(Indented) + "\n";
    }

    private static JsonNode? Named(JsonNode? node, Func<string, string> name) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Named(m.Value, name)))),
        JsonArray items => new JsonArray([.. items.Select(item => Named(item, name))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => name((string)value!),
        _ => node?.DeepClone(),
    };

    private static string NameOf<T>(Dictionary<T, string> names, T seen, string kind)
        where T : notnull
    {
        if (!names.TryGetValue(seen, out var name))
            names.Add(seen, name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{names.Count + 1}"));
        return name;
    }
}
