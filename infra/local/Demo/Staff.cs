using System.Globalization;
using System.Text.Json.Nodes;
using Stillwater.Contracts;

namespace Stillwater.Local.Demo;

/// <summary>The clinic's people with their licences, without which nothing can be signed.</summary>
internal static class Staff
{
    private static readonly (string Handle, string? Specialty)[] Prescribers =
        [("prescriber-1", null), ("psychiatrist-1", "psychiatry")];

    public static Guid IdOf(string clinic, string handle) => StableId.From("practitioner", clinic, handle);

    public static async Task RegisterAsync(Course course, CancellationToken ct)
    {
        var director = course.Clinic.As("medical-director-1");
        var known = (await director.GetAsync("/v1/credentials?limit=200", ct)).Body["items"]!.AsArray()
            .Select(c => c!["practitionerId"]?.ToString()).ToHashSet();
        foreach (var (handle, specialty) in Prescribers)
        {
            var id = IdOf(course.Clinic.Clinic, handle);
            if (known.Contains(id.ToString()))
                continue;
            var credential = new JsonObject
            {
                ["kind"] = "practitioner",
                ["practitionerId"] = id,
                ["licences"] = new JsonArray(
                    Licence("state-licence", course.Now.AddYears(2)), Licence("dea", course.Now.AddYears(2))),
            };
            if (specialty is not null)
                credential["specialty"] = specialty;
            await director.PostAsync("/v1/credentials", credential, ct);
            course.Did(director, $"registers the licences of {handle}");
        }
    }

    private static JsonObject Licence(string type, DateTimeOffset expires) => new()
    {
        ["type"] = type,
        ["number"] = "DEMO-0001",
        ["state"] = "OR",
        ["expiresOn"] = DateOnly.FromDateTime(expires.DateTime).ToString("O", CultureInfo.InvariantCulture),
    };
}
