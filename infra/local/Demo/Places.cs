using System.Text.Json.Nodes;

namespace Stillwater.Local.Demo;

/// <summary>The sites of a sandbox clinic: main, certified for esketamine with two chairs, and annex, which is not.</summary>
internal static class Places
{
    private static readonly string[] Escalation = ["clinician-1", "prescriber-1", "medical-director-1"];
    private static readonly string[] OpenDays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    public static async Task<IReadOnlyList<Guid>> KnownAsync(Person director, CancellationToken ct) =>
        [.. (await director.GetAsync("/v1/sites?limit=200", ct)).Body["items"]!.AsArray()
            .Select(site => site!["id"]!.GetValue<Guid>())];

    public static async Task<IReadOnlyList<Guid>> RegisterAsync(Course course, Person director, CancellationToken ct)
    {
        var certification = new JsonObject
        {
            ["settingId"] = $"REMS-{course.Clinic.Clinic}", ["state"] = "certified",
            ["certifiedOn"] = Staff.Day(course.Now.AddDays(-30)), ["representative"] = "Medical director 1",
        };
        var main = await RegisterAsync(course, director, "main", ["clinic", "certified-hcs"], certification, ct);
        var annex = await RegisterAsync(course, director, "annex", ["clinic"], null, ct);
        foreach (var chair in new[] { "chair-1", "chair-2" })
            await director.ChangeAsync(
                HttpMethod.Put, $"/v1/sites/{main}", $"/v1/sites/{main}/chairs/{chair}",
                new JsonObject { ["name"] = chair, ["routes"] = new JsonArray("iv", "im", "intranasal"), ["active"] = true }, ct);
        await director.PostAsync("/v1/credentials", new JsonObject
        {
            ["kind"] = "site", ["siteId"] = main,
            ["licences"] = new JsonArray(Staff.Licence("rems-setting", course.Now.AddYears(2))),
        }, ct);
        course.Did(director, "registers the sites main, certified for esketamine with two chairs, and annex");
        return [main, annex];
    }

    private static async Task<Guid> RegisterAsync(
        Course course, Person director, string name, string[] settings, JsonObject? certification, CancellationToken ct)
    {
        var clinic = course.Clinic.Clinic;
        var site = new JsonObject
        {
            ["name"] = name, ["address"] = $"1 {name} street",
            ["timeZone"] = clinic == "harborview" ? "America/Los_Angeles" : "America/New_York",
            ["settings"] = new JsonArray([.. settings.Select(setting => JsonValue.Create(setting))]),
            ["escalation"] = new JsonArray([.. Escalation.Select(
                (handle, index) => new JsonObject
                {
                    ["order"] = index + 1, ["practitionerId"] = Staff.IdOf(clinic, handle), ["withinMinutes"] = 15,
                })]),
            ["openingHours"] = new JsonArray([.. OpenDays.Select(
                day => new JsonObject { ["day"] = day, ["opensAt"] = "08:00", ["closesAt"] = "18:00" })]),
        };
        if (certification is not null)
            site["rems"] = certification;
        return (await director.PostAsync("/v1/sites", site, ct)).Id;
    }
}
