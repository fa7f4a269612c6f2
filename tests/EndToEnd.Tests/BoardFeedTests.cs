using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.EndToEnd.Tests.Scenarios;

namespace Stillwater.EndToEnd.Tests;

/// <summary>The board of a clinic's running sessions, as a screen on the ward shows it through the gateway.</summary>
public sealed class BoardFeedTests(PlatformFixture platform)
{
    private const string Clinic = "harborview";

    [Fact]
    public async Task An_alarm_arrives_on_the_board_without_being_asked_for_and_leaves_it_with_the_patient()
    {
        // Given an infusion that runs, and a screen that shows the board
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, Clinic);
        await ward.BookAsync();
        await ward.PassAsync(30);
        await ward.ArriveAsync();
        await ward.ClearAsync((0, 124, 78));
        await ward.StartAsync(33);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var screen = new HttpClient { BaseAddress = platform.Door.Address };
        screen.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await platform.Door.TokenAsync(Clinic, "clinician-2"));
        using var feed = await screen.GetAsync(
            new Uri("/v1/sessions/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, patience.Token);
        Assert.Equal("text/event-stream", feed.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await feed.Content.ReadAsStreamAsync(patience.Token));
        await UntilAsync(lines, ward, (kind, row) => (kind, (string?)row["state"]) == ("session", "dosing"), patience.Token);

        // When her saturation falls
        await ward.ObserveAsync(spo2: 84, lowestFor: 45);

        // Then the alarm is on the screen
        await UntilAsync(
            lines, ward,
            (_, row) => row["openAlarms"]?.AsArray().Any(a => ((string?)a!["code"], (string?)a["level"]) == ("spo2", "critical"))
                == true,
            patience.Token);

        // And when she has recovered and left, she has left the board
        await ward.DoAsync("abort", new JsonObject
        {
            ["reason"] = "Desaturation.", ["reasonCode"] = "alarm", ["givenMg"] = 1, ["stoppedAt"] = ward.Now,
        });
        await ward.DoAsync("alarms/1/acknowledgement", new JsonObject { ["seen"] = true });
        Assert.Equal("discharged", (await ward.RecoverAsync())["state"]);
        await UntilAsync(lines, ward, (kind, _) => kind == "gone", patience.Token);
    }

    private static async Task UntilAsync(
        StreamReader lines, Ward ward, Func<string, JsonNode, bool> so, CancellationToken patience)
    {
        const string about = "event: ";
        const string data = "data: ";
        var kind = "";
        while (await lines.ReadLineAsync(patience) is { } line)
        {
            if (line.StartsWith(about, StringComparison.Ordinal))
                kind = line[about.Length..];
            else if (line.StartsWith(data, StringComparison.Ordinal) && JsonNode.Parse(line[data.Length..]) is { } row
                && (Guid)row["id"]! == ward.Session && so(kind, row))
                return;
        }

        throw new InvalidOperationException("The feed ended.");
    }
}
