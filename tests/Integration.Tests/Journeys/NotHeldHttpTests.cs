using System.Net;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Integration.Tests.Journeys;

/// <summary>Therapy sessions that do not take place, over REST.</summary>
[Collection(nameof(IntegrationHost))]
public class NotHeldHttpTests(IntegrationHost host)
{
    private readonly HttpClient _therapist = host.As(Roles.Therapist, "therapist-1");

    [Fact]
    public async Task A_patient_who_did_not_come_is_recorded_once_when_the_session_should_have_begun()
    {
        var told = await ScheduledAsync(IntegrationHost.Now.AddMinutes(-50), IntegrationHost.Now.AddDays(1));
        Assert.Equal((422, "integration.no-show-before-start"), await EndAsync(told, 2, "no-show", new { }));
        Assert.Equal((200, null), await EndAsync(told, 1, "no-show", new { }));
        Assert.Equal((409, "integration.session-not-scheduled"), await EndAsync(told, 1, "no-show", new { }));
        Assert.Equal(
            (409, "integration.session-not-held"),
            await EndAsync(told, 1, "completion", new { completedAt = IntegrationHost.Now }));
        Assert.Equal(["no-show", "scheduled"], await StatesAsync(told));
    }

    [Fact]
    public async Task A_session_is_cancelled_once_with_its_reason()
    {
        var told = await ScheduledAsync(IntegrationHost.Now.AddDays(1));
        Assert.Equal((200, null), await EndAsync(told, 1, "cancellation", new { reason = "therapist" }));
        Assert.Equal(
            (409, "integration.session-not-scheduled"),
            await EndAsync(told, 1, "cancellation", new { reason = "clinic" }));
        var session = (await _therapist.ReadAsync(told.Journey)).Body["sessions"]![0]!;
        Assert.Equal(("cancelled", "therapist"), ((string?)session["state"], (string?)session["cancellationReason"]));
    }

    [Fact]
    public async Task The_front_desk_ends_no_session()
    {
        var told = await ScheduledAsync(IntegrationHost.Now.AddMinutes(-50));
        var desk = host.As(Roles.FrontDesk, "front-desk-1");
        var etag = (await _therapist.ReadAsync(told.Journey)).ETag;
        var noShow = await desk.PostAsync($"{told.Journey}/sessions/1/no-show", new { }, etag);
        var cancelled = await desk.PostAsync($"{told.Journey}/sessions/1/cancellation", new { reason = "clinic" }, etag);
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (noShow.Answer.StatusCode, cancelled.Answer.StatusCode));
        Assert.Equal(["scheduled"], await StatesAsync(told));
    }

    private async Task<(int Status, string? Code)> EndAsync(Told told, int number, string how, object body)
    {
        var (answer, said) = await _therapist.PostAsync(
            $"{told.Journey}/sessions/{number}/{how}", body, (await _therapist.ReadAsync(told.Journey)).ETag);
        return ((int)answer.StatusCode, (string?)said["code"]);
    }

    private async Task<string?[]> StatesAsync(Told told) =>
        [.. (await _therapist.ReadAsync(told.Journey)).Body["sessions"]!.AsArray().Select(s => (string?)s!["state"])];

    private async Task<Told> ScheduledAsync(params DateTimeOffset[] starts)
    {
        var told = new Told(IntegrationHost.Now.AddHours(-48));
        await host.TellAsync("treatment-plan", told.Signed);
        await host.TellAsync("session", told.Session);
        await Eventually.TrueAsync(async () => (await _therapist.ReadAsync(told.Journey)).Body["dosings"]!.AsArray()
            .Any(dosing => (string?)dosing!["followUp"] == "awaited"));
        foreach (var startsAt in starts)
        {
            var (answer, _) = await _therapist.PostAsync($"{told.Journey}/sessions", new
            {
                kind = "integration",
                dosingSessionId = told.Dosing,
                startsAt,
                therapistId = Path.Therapist,
                mode = "video",
            });
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        return told;
    }
}
