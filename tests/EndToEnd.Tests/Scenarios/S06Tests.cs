using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S06, the ward's part: a patient misses two sessions in a row.</summary>
public sealed class S06Tests(PlatformFixture platform)
{
    [Fact]
    public async Task Two_missed_sessions_are_told_and_the_series_goes_on_with_the_same_number()
    {
        // Given a patient with a signed plan
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, "harborview");
        for (var missed = 1; missed <= 2; missed++)
        {
            // When she does not come to her first session
            Assert.Equal(1, (int)(await ward.BookAsync()).Body["number"]!);
            Assert.Equal("session.not-yet-due", await ward.RefusedAsync(() => NoShowAsync(ward)));
            await ward.PassAsync(90);
            Assert.Equal("no-show", (await NoShowAsync(ward))["state"]);
            Assert.Equal("session.no-show", await ward.RefusedAsync(() => ward.ClearAsync((0, 124, 78))));
        }

        // Then the number is still hers, and nobody who hears of it stumbles
        Assert.Equal(1, (int)(await ward.BookAsync()).Body["number"]!);
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
        Assert.Contains(
            "2 session.no-show-recorded.v1", await platform.Books.FactsOfAsync(ward.Patient.PatientId),
            StringComparison.Ordinal);
    }

    private static Task<Local.Demo.Reply> NoShowAsync(Ward ward) =>
        ward.DoAsync("no-show", new JsonObject { ["note"] = "Called twice, no answer." }, ward.Desk);
}
