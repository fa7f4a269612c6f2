using System.Globalization;
using System.Text.Json.Nodes;
using Stillwater.Contracts;

namespace Stillwater.Local.Demo;

/// <summary>
/// The clinic's places and people, without which nothing can be signed. They are facts like any other, so they are not
/// planted in a database: the medical director registers them through the public API, once.
/// </summary>
internal static class Staff
{
    // A sandbox clock may run for years before anybody renews a licence.
    private const int LicenceYears = 10;

    private static readonly (string Handle, string? Specialty, string[] Licences)[] People =
    [
        ("medical-director-1", null, ["state-licence", "dea", "acls"]),
        ("prescriber-1", null, ["state-licence", "dea"]),
        ("psychiatrist-1", "psychiatry", ["state-licence", "dea"]),
        ("clinician-1", "nursing", ["state-licence", "acls", "bls"]),
        ("clinician-2", "nursing", ["state-licence", "bls"]),
        ("therapist-1", "psychotherapy", ["state-licence"]),
    ];

    private static string Supervisor => People[0].Handle;

    public static Guid IdOf(string clinic, string handle) => StableId.From("practitioner", clinic, handle);

    public static async Task RegisterAsync(Course course, CancellationToken ct)
    {
        var director = course.Clinic.As(Supervisor);
        var known = (await director.GetAsync("/v1/credentials?limit=200", ct)).Body["items"]!.AsArray()
            .Select(c => c!["practitionerId"]?.ToString()).ToHashSet();
        var sites = await Places.KnownAsync(director, ct);
        if (sites.Count == 0)
            sites = await Places.RegisterAsync(course, director, ct);
        foreach (var (handle, specialty, licences) in People)
        {
            var id = IdOf(course.Clinic.Clinic, handle);
            if (known.Contains(id.ToString()))
                continue;
            var credential = new JsonObject
            {
                ["kind"] = "practitioner",
                ["practitionerId"] = id,
                ["siteIds"] = new JsonArray([.. sites.Select(site => JsonValue.Create(site))]),
                ["licences"] = new JsonArray([.. licences.Select(type => Licence(type, course.Now.AddYears(LicenceYears)))]),
            };
            if (specialty is not null)
                credential["specialty"] = specialty;
            if (handle != Supervisor)
                credential["supervisorId"] = IdOf(course.Clinic.Clinic, Supervisor);
            await director.PostAsync("/v1/credentials", credential, ct);
            course.Did(director, $"registers the licences of {handle}");
        }
    }

    internal static JsonObject Licence(string type, DateTimeOffset expires)
    {
        var licence = new JsonObject
        {
            ["type"] = type,
            ["number"] = "DEMO-0001",
            ["expiresOn"] = Day(expires),
        };
        if (type == "state-licence")
            licence["state"] = "OR";
        return licence;
    }

    internal static string Day(DateTimeOffset at) =>
        DateOnly.FromDateTime(at.DateTime).ToString("O", CultureInfo.InvariantCulture);
}
