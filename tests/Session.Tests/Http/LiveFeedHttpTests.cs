using System.Text.Json.Nodes;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Tests.Http;

public sealed class LiveFeedHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    [Fact]
    public async Task A_critical_reading_shows_on_the_live_feed_of_its_clinic_alone()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var other = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync()).DosingAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var feed = await Feed.OpenAsync(server, clinic, patience.Token);
        using var elsewhere = await Feed.OpenAsync(server, other, patience.Token);

        var shown = await feed.UntilAsync(row => row["state"]!.GetValue<string>() == "dosing", patience.Token);
        Assert.Equal(visit.Path, $"/v1/sessions/{shown["id"]}");

        await clinic.AtAsync(2);
        var low = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Visit.Observation(2)))!;
        low["spo2Percent"] = 84;
        low["lowestSpo2Percent"] = 84;
        low["durationSeconds"] = 45;
        (await clinic.PostAsync($"{visit.Path}/observations", low)).Expect(200);
        var alarming = await feed.UntilAsync(row => row["openAlarms"] is JsonArray { Count: > 0 }, patience.Token);
        Assert.Contains(alarming["openAlarms"]!.AsArray(), alarm => alarm!["level"]!.GetValue<string>() == "critical");
        Assert.Equal(0, elsewhere.Frames);
    }

    [Fact]
    public async Task The_feed_is_for_staff_alone()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        Assert.Equal(403, (await clinic.GuestGetAsync("/v1/sessions/live", clinic.Patient)).Status);
    }

    private sealed class Feed(HttpClient client, HttpResponseMessage answer, StreamReader reader) : IDisposable
    {
        public int Frames { get; private set; }

        public static async Task<Feed> OpenAsync(SessionServer server, Clinic clinic, CancellationToken ct)
        {
            var client = server.Host.ClientOf(clinic.Name, Roles.Clinician, "clinician-1", sandbox: true);
            var answer = await client.GetAsync(
                new Uri("/v1/sessions/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            return new Feed(client, answer, new StreamReader(await answer.Content.ReadAsStreamAsync(ct)));
        }

        public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> wanted, CancellationToken ct)
        {
            const string data = "data: ";
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                if (!line.StartsWith(data, StringComparison.Ordinal))
                    continue;
                Frames++;
                if (JsonNode.Parse(line[data.Length..]) is { } row && wanted(row))
                    return row;
            }

            throw new InvalidOperationException("The feed ended.");
        }

        public void Dispose()
        {
            reader.Dispose();
            answer.Dispose();
            client.Dispose();
        }
    }
}
