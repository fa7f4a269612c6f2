using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Harness;

namespace Stillwater.EndToEnd.Tests;

/// <summary>One trace leads from the door through a service and the broker to what another service concluded.</summary>
public sealed class TraceTests(PlatformFixture platform)
{
    private static readonly string[] Concerned = ["edge", "screening", "monitoring", "treatment-plan"];

    [Fact]
    public async Task One_trace_covers_the_door_the_service_the_relay_and_the_service_that_reacts()
    {
        var course = await platform.CourseAsync();
        var registered = await FirstEventAsync("screening", course.PatientId);
        var opened = await FirstEventAsync("monitoring", course.PatientId);

        Assert.Equal((string?)registered["eventId"], (string?)opened["causationId"]);
        Assert.Equal((string?)registered["correlationId"], (string?)opened["correlationId"]);
        var trace = TraceOf(registered);
        Assert.Equal(trace, TraceOf(opened));

        await Eventually.TrueAsync(() => Task.FromResult(IsWhole(platform.Collector.SpansOf(trace))));
        var spans = platform.Collector.SpansOf(trace);
        Assert.Equal("edge", Assert.Single(spans, span => span.ParentId.Length == 0).Process);
        Assert.Contains(spans, span => span is { Process: "screening", Name: "relay" });
    }

    /// <summary>Every process has told its part, and every span the one that it follows.</summary>
    private static bool IsWhole(IReadOnlyList<ToldSpan> spans)
    {
        var known = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        return Concerned.All(process => spans.Any(span => span.Process == process))
            && spans.All(span => span.ParentId.Length == 0 || known.Contains(span.ParentId));
    }

    private async Task<JsonNode> FirstEventAsync(string service, Guid stream)
    {
        var auditor = await platform.Door.TokenAsync("audit", clinic: PlatformFixture.Clinic);
        return (await platform.Door.GetAsync(auditor, $"/v1/audit/streams/{service}/{stream}/events")).Found["items"]![0]!;
    }

    private static string TraceOf(JsonNode stored) =>
        ((string)stored["headers"]!["traceparent"]!).Split('-')[1];
}
