using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S01: blood pressure is too high before the second session.</summary>
public sealed class S01Tests(PlatformFixture platform)
{
    private const string Clinic = "harborview";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_is_held_until_the_pressure_falls_and_a_prescriber_weighs_what_is_left(bool killed)
    {
        // Given a patient whose second session is today (her first, where the service dies), without her amlodipine
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, Clinic, sessionsDone: killed ? 0 : 1);
        Assert.Equal(killed ? 1 : 2, (int)(await ward.BookAsync()).Body["number"]!);
        await ward.PassAsync(30);
        await ward.ArriveAsync(("amlodipine", false));

        // When her pressure is 168/98, then 165/96, and ten minutes later 162/97
        await ward.PassAsync(5);
        var held = await ward.ClearAsync((5, 168, 98), (0, 165, 96));
        await ward.PassAsync(10);
        held = await ward.ClearAsync((0, 162, 97));

        // Then she is held, and nobody releases her by a word
        Assert.Equal(("held", "hold"), (held["verdict"], held["pressureBand"]));
        Assert.Equal("session.hold-not-releasable", await ward.RefusedAsync(() => DecideAsync(ward, "BP-HOLD")));
        Assert.Equal("session.not-cleared", await ward.RefusedAsync(() => ward.StartAsync(33)));

        if (killed)
            await platform.KillSessionAsync();

        // When she takes it and half an hour later has 156/92, and after an hour 148/90
        await ward.PassAsync(30);
        Assert.Equal("caution", (await ward.ClearAsync((0, 156, 92)))["pressureBand"]);
        await ward.PassAsync(30);
        held = await ward.ClearAsync((0, 148, 90));
        Assert.Equal(
            ["BP-CAUTION", "SES-01-MEDICINES"],
            held.Body["holds"]!.AsArray().Select(h => (string?)h!["ruleId"]).Order());

        // Then a clinician may not release her, and a prescriber may, for a smaller and slower dose
        Assert.Equal("session.release-role",
            await ward.RefusedAsync(() => DecideAsync(ward, "BP-CAUTION", byNurse: true)));
        await DecideAsync(ward, "SES-01-MEDICINES");
        Assert.Equal("cleared", (await DecideAsync(ward, "BP-CAUTION", mg: 28))["state"]);
        Assert.Equal("session.outside-conditions", await ward.RefusedAsync(() => ward.StartAsync(33)));
        await ward.StartAsync(28, minutes: 50);

        // And her pressure is looked at every five minutes
        await ward.ObserveAsync();
        var due = (await ward.ReadAsync())["due"]![0]!;
        Assert.Equal(ward.Now.AddMinutes(5), (DateTimeOffset)due["dueAt"]!);
    }

    [Fact]
    public async Task A_crisis_cancels_the_session_and_frees_its_number()
    {
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, Clinic);
        await ward.BookAsync();
        await ward.PassAsync(30);
        await ward.ArriveAsync();
        var cancelled = await ward.ClearAsync((0, 186, 104));
        Assert.Equal(("cancelled", "crisis"), (cancelled["verdict"], cancelled["pressureBand"]));
        Assert.Equal("BP-CRISIS", (string?)(await ward.ReadAsync())["clearance"]!["cancelledBecause"]![0]);
        Assert.Equal(1, (int)(await ward.BookAsync(inMinutes: 600)).Body["number"]!);
    }

    private static Task<Local.Demo.Reply> DecideAsync(Ward ward, string rule, decimal? mg = null, bool byNurse = false)
    {
        var decision = new JsonObject
        {
            ["holds"] = new JsonArray(rule), ["decision"] = "release",
            ["reason"] = "Amlodipine taken, pressure falling; the benefit outweighs the risk.",
        };
        if (mg is { } most)
        {
            decision["conditions"] = new JsonObject
            {
                ["doseMg"] = most, ["infusionMinutes"] = 50, ["vitalsEveryMinutes"] = 5,
            };
        }

        return ward.DoAsync("hold-decision", decision, byNurse ? ward.Nurse : ward.Prescriber);
    }
}
