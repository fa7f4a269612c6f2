using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Stillwater.Local;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>
/// What a course comes to, beside the file that says what it must come to. Ids stand in the order in which they are seen and
/// times as they lie from the first dose, so that the same course is the same text in any clinic and year. Freeze a file anew
/// with STILLWATER_FREEZE=1.
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
        var names = new Dictionary<Guid, string>();
        var firstDose = (DateTimeOffset)outcomes["firstDoseAt"]!;
        return Named(outcomes, names, firstDose)!.ToJsonString(Indented) + "\n";
    }

    private static JsonNode? Named(JsonNode? node, Dictionary<Guid, string> names, DateTimeOffset firstDose) => node switch
    {
        JsonObject members => new JsonObject(
            members.Select(m => KeyValuePair.Create(m.Key, Named(m.Value, names, firstDose)))),
        JsonArray items => new JsonArray([.. items.Select(item => Named(item, names, firstDose))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Named((string)value!, names, firstDose),
        _ => node?.DeepClone(),
    };

    private static string Named(string text, Dictionary<Guid, string> names, DateTimeOffset firstDose)
    {
        if (Guid.TryParse(text, out var id))
        {
            if (!names.TryGetValue(id, out var name))
                names.Add(id, name = string.Create(CultureInfo.InvariantCulture, $"id-{names.Count + 1}"));
            return name;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
            ? $"first dose + {XmlConvert.ToString(at - firstDose)}"
            : text;
    }
}
