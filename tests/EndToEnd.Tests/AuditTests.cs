using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests;

/// <summary>What an audit team sees of a walked course, through the gateway, with its own client.</summary>
public sealed class AuditTests(PlatformFixture platform) : IAsyncLifetime
{
    private static readonly string[] Headers = ["clinic", "patient", "actor", "client", "role", "occurred-at", "recorded-at"];

    private string _auditor = "";

    public async ValueTask InitializeAsync() =>
        _auditor = await platform.Door.TokenAsync("audit", clinic: PlatformFixture.Clinic);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_stream_of_the_patient_is_readable_with_all_that_was_known_of_each_event()
    {
        var course = await platform.CourseAsync();
        var streams = await platform.Books.StreamsOfAsync(course.PatientId);
        Assert.Equal(
            ["integration", "monitoring", "screening", "session", "treatment-plan"],
            streams.Select(s => s.Service).Distinct().Order(StringComparer.Ordinal));

        foreach (var (service, stream, version) in streams)
        {
            var events = (await AskAsync(service, stream, "events"))["items"]!.AsArray();
            Assert.Equal(version, events.Count);
            foreach (var (number, stored) in events.Index())
            {
                Assert.Equal(number + 1, (int)stored!["version"]!);
                Assert.StartsWith($"{service}.", (string?)stored["type"], StringComparison.Ordinal);
                Assert.All(Headers, name => Assert.False(
                    string.IsNullOrEmpty((string?)stored["headers"]![name]), $"{stored["type"]} lacks {name}"));
                Assert.Equal(PlatformFixture.Clinic, (string?)stored["headers"]!["clinic"]);
                Assert.Equal($"{course.PatientId}", (string?)stored["headers"]!["patient"]);
                Assert.False(string.IsNullOrEmpty((string?)stored["causationId"]), $"{stored["type"]} lacks its cause");
                Assert.False(string.IsNullOrEmpty((string?)stored["correlationId"]), $"{stored["type"]} lacks its trace");
            }
        }
    }

    [Fact]
    public async Task The_state_is_readable_at_every_version_and_at_any_time()
    {
        var course = await platform.CourseAsync();
        foreach (var (service, stream, version) in await platform.Books.StreamsOfAsync(course.PatientId))
        {
            var events = (await AskAsync(service, stream, "events"))["items"]!.AsArray();
            foreach (var asked in (long[])[1, (version + 1) / 2, version])
                Assert.Equal(asked, (long)(await AskAsync(service, stream, $"state?version={asked}"))["version"]!);

            var moment = RecordedAt(events[events.Count / 2]!);
            var known = events.Count(e => RecordedAt(e!) <= moment);
            var state = await AskAsync(service, stream, $"state?at={Uri.EscapeDataString($"{moment:O}")}");
            Assert.Equal(known, (long)state["version"]!);

            var beyond = await platform.Door.GetAsync(_auditor, PathOf(service, stream, $"state?version={version + 1}"));
            Assert.Equal("request.not-found", beyond.Code);
        }
    }

    [Fact]
    public async Task The_state_at_the_last_version_is_what_the_clinic_sees()
    {
        var course = await platform.CourseAsync();
        var prescriber = await platform.Door.TokenAsync(PlatformFixture.Clinic, "prescriber-1");

        foreach (var id in course.Sessions)
        {
            var (state, view) = (await FoldedAsync("session", id), await SeenAsync(prescriber, $"/v1/sessions/{id}"));
            Assert.Equal((string?)view["state"], (string?)state["step"]);
            Assert.Equal((int)view["number"]!, (int)state["number"]!);
            Assert.Equal((decimal)view["doses"]![0]!["givenMg"]!, (decimal)state["stopped"]!["givenMg"]!);
            Assert.Equal(
                (DateTimeOffset)view["dischargedAt"]!, (DateTimeOffset)state["discharge"]!["dischargedAt"]!);
        }

        var plan = await FoldedAsync("treatment-plan", course.PlanId);
        var seen = await SeenAsync(prescriber, $"/v1/plans/{course.PlanId}");
        Assert.Equal((string?)seen["state"], (string?)plan["phase"]);
        Assert.Equal((int)seen["sessionsDone"]!, plan["sessions"]!.AsArray().Count);
        Assert.Equal((Guid)seen["signature"]!["signedBy"]!, (Guid)plan["signed"]!["signedBy"]!);

        var monitored = await FoldedAsync("monitoring", course.PatientId);
        Assert.Equal(course.Classes, monitored["outcomes"]!.AsArray().Select(o => (string)o!["class"]!));
        var journey = await FoldedAsync("integration", course.JourneyId);
        Assert.Equal(course.Sessions, journey["dosings"]!.AsArray().Select(d => (Guid)d!["sessionId"]!));
    }

    [Fact]
    public async Task Closed_values_stay_closed_to_an_auditor()
    {
        var course = await platform.CourseAsync();
        foreach (var (service, stream, _) in await platform.Books.StreamsOfAsync(course.PatientId))
            foreach (var question in (string[])["events", "state"])
                Assert.Empty(Canaries.In((await AskAsync(service, stream, question)).ToJsonString()));
    }

    private static DateTimeOffset RecordedAt(JsonNode stored) =>
        DateTimeOffset.Parse((string)stored["headers"]!["recorded-at"]!, System.Globalization.CultureInfo.InvariantCulture);

    private static string PathOf(string service, Guid stream, string question) =>
        $"/v1/audit/streams/{service}/{stream}/{question}";

    private async Task<JsonNode> AskAsync(string service, Guid stream, string question) =>
        await SeenAsync(_auditor, PathOf(service, stream, question));

    private async Task<JsonNode> FoldedAsync(string service, Guid stream) =>
        (await AskAsync(service, stream, "state"))["folded"]!["state"]!;

    private async Task<JsonNode> SeenAsync(string token, string path) => (await platform.Door.GetAsync(token, path)).Found;
}
