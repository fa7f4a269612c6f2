using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Stillwater.Contracts;
using Stillwater.Harness;
using Stillwater.Harness.Platforms;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>
/// A clinic as a scenario speaks of it: its people act through the gateway, time passes, and what that causes has settled.
/// </summary>
internal sealed class ScenarioClinic(Door door, string clinic)
{
    private readonly Dictionary<string, (string Token, long At)> _tokens = [];

    /// <summary>The clinic in which scenarios play; S00 has the other one, and its clock, for itself.</summary>
    public const string Harborview = "harborview";

    /// <summary>A person of the clinic, by handle.</summary>
    public ScenarioPerson As(string who) => new(this, who);

    /// <summary>The clinic's time.</summary>
    public async Task<DateTimeOffset> NowAsync() =>
        (DateTimeOffset)(await As("front-desk-1").GetAsync("/v1/sandbox/clock"))["now"]!;

    /// <summary>Lets time pass; everything that was due, and what it causes, has happened when this returns.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var moved = await SendAsync(
            "front-desk-1", HttpMethod.Post, "/v1/sandbox/clock/advance", new { by = XmlConvert.ToString(time) });
        await Eventually.TrueAsync(
            async () =>
            {
                if (moved.Status != HttpStatusCode.Accepted && (string?)moved.Found["state"] != "running")
                    return true;
                moved = await SendAsync("front-desk-1", HttpMethod.Get, moved.Location!) with { Location = moved.Location };
                return false;
            },
            TimeSpan.FromMinutes(5), "the clock coming to rest");
    }

    /// <summary>Lets what was said reach every service.</summary>
    public Task SettleAsync() => PassAsync(TimeSpan.Zero);

    /// <summary>Sends one request as a person of the clinic, with a key of its own.</summary>
    public async Task<DoorAnswer> SendAsync(
        string who, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        var headers = new List<(string, string)> { ("Prefer", "wait=5") };
        if (method != HttpMethod.Get)
            headers.Add(("Idempotency-Key", $"{Guid.NewGuid()}"));
        if (ifMatch is not null)
            headers.Add(("If-Match", ifMatch));
        return await door.SendAsync(
            await TokenAsync(who), method, path, body is null ? null : JsonContent.Create(body), [.. headers]);
    }

    /// <summary>The id under which a seeded practitioner acts.</summary>
    public Guid IdOf(string who) => StableId.From("practitioner", clinic, who);

    private async Task<string> TokenAsync(string who)
    {
        const int minutes = 3;
        if (!_tokens.TryGetValue(who, out var kept)
            || TimeProvider.System.GetElapsedTime(kept.At) > TimeSpan.FromMinutes(minutes))
        {
            kept = (await door.TokenAsync(clinic, who), TimeProvider.System.GetTimestamp());
            _tokens[who] = kept;
        }

        return kept.Token;
    }
}

/// <summary>A person of a clinic at work. What is asked for succeeds, or the test ends with what the platform said.</summary>
internal sealed class ScenarioPerson(ScenarioClinic clinic, string who)
{
    /// <summary>What a path shows.</summary>
    public async Task<JsonNode> GetAsync(string path) => (await clinic.SendAsync(who, HttpMethod.Get, path)).Found;

    /// <summary>Adds something.</summary>
    public async Task<JsonNode> PostAsync(string path, object body) =>
        (await clinic.SendAsync(who, HttpMethod.Post, path, body)).Found;

    /// <summary>Changes what the resource shows now.</summary>
    public async Task<JsonNode> ChangeAsync(HttpMethod method, string resource, string path, object? body = null) =>
        (await TryChangeAsync(method, resource, path, body)).Found;

    /// <summary>Changes what the resource shows now, or is refused.</summary>
    public async Task<DoorAnswer> TryChangeAsync(HttpMethod method, string resource, string path, object? body = null)
    {
        var seen = await clinic.SendAsync(who, HttpMethod.Get, resource);
        return await clinic.SendAsync(who, method, path, body, seen.ETag);
    }

    /// <summary>Adds something, or is refused.</summary>
    public Task<DoorAnswer> TryPostAsync(string path, object body) => clinic.SendAsync(who, HttpMethod.Post, path, body);
}
