using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Integration.Tests.Journeys;

/// <summary>The end of a window comes with the clinic's clock, and finds who was not followed up (INT-05).</summary>
[Collection(nameof(IntegrationHost))]
public class WindowEndHttpTests
{
    [Fact]
    public async Task A_window_that_nobody_met_is_missed_and_one_that_was_met_is_not()
    {
        await using var service = await ServiceHost.StartAsync("integration", typeof(Program));
        using var therapist = service.ClientOf(IntegrationHost.Clinic, Roles.Therapist, "therapist-1", sandbox: true);
        await service.SetClockAsync(IntegrationHost.Clinic, IntegrationHost.Now);
        var (missed, met) = (new Told(IntegrationHost.Now.AddHours(-48)), new Told(IntegrationHost.Now.AddHours(-48)));
        foreach (var told in new[] { missed, met })
        {
            await service.TellAsync("treatment-plan", IntegrationHost.Clinic, told.Signed);
            await service.TellAsync("session", IntegrationHost.Clinic, told.Session);
            await Eventually.TrueAsync(async () => await FollowUpOfAsync(therapist, told) == "awaited");
        }

        await therapist.PostAsync($"{met.Journey}/sessions", new
        {
            kind = "integration",
            dosingSessionId = met.Dosing,
            startsAt = IntegrationHost.Now,
            therapistId = Path.Therapist,
            mode = "in-person",
        });
        await therapist.PostAsync(
            $"{met.Journey}/sessions/1/completion", new { completedAt = IntegrationHost.Now },
            (await therapist.ReadAsync(met.Journey)).ETag);

        await service.SetClockAsync(IntegrationHost.Clinic, missed.DischargedAt.AddHours(72).AddSeconds(-1));
        Assert.Equal("awaited", await FollowUpOfAsync(therapist, missed));
        await service.SetClockAsync(IntegrationHost.Clinic, missed.DischargedAt.AddHours(72));
        Assert.Equal("missed", await FollowUpOfAsync(therapist, missed));
        Assert.Equal("met", await FollowUpOfAsync(therapist, met));
        Assert.Equal(0, await service.Lease["integration"].ScalarAsync<long>("select count(*) from timer"));

        await Eventually.TrueAsync(async () =>
        {
            var (_, list) = await therapist.ReadAsync($"/v1/journeys?patientId={missed.Patient}");
            return (int?)list["items"]![0]!["followUpsMissed"] == 1;
        });
    }

    private static async Task<string?> FollowUpOfAsync(HttpClient therapist, Told told)
    {
        var (answer, body) = await therapist.SendAsync(HttpMethod.Get, told.Journey);
        return answer.IsSuccessStatusCode ? (string?)body["dosings"]!.AsArray().SingleOrDefault()?["followUp"] : null;
    }
}
