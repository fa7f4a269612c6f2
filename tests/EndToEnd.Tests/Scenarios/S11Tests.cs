using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S11: maintenance grows wider while remission holds, and closer when it does not.</summary>
public sealed class S11Tests(PlatformFixture platform)
{
    [Fact]
    public async Task The_interval_follows_the_gain_between_two_and_six_weeks()
    {
        // Given a patient in remission after her series, in maintenance every four weeks
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, "harborview", sessionsDone: 6);
        Assert.Equal("remission", await ward.ScoreAsync(4));
        await ward.AnswerAsync(Assert.Single(await ward.ProposedAsync()), "accept");
        Assert.Equal(4, await WeeksAsync(ward));

        // When two visits hold it, five weeks are proposed, and six after the next; beyond that nothing
        Assert.Empty(await VisitAsync(ward, 4, 3));
        await AcceptAsync(ward, await VisitAsync(ward, 4, 4), "interval-widen", 4, 5);
        await AcceptAsync(ward, await VisitAsync(ward, 5, 4), "interval-widen", 5, 6);
        Assert.Empty(await VisitAsync(ward, 6, 5));

        // And nobody goes beyond six weeks without an override
        Assert.Equal("plan.interval-needs-override", await ward.RefusedAsync(() => WeeksOfOwnAsync(ward, 7)));
        Assert.Equal("plan.interval-out-of-range", await ward.RefusedAsync(() => WeeksOfOwnAsync(ward, 1)));

        // When she has 11 before the next session, it is narrowed to five weeks
        await ward.ScoreAsync(11, afterDays: 28);
        await AcceptAsync(ward, await ward.ProposedAsync(), "interval-narrow", 6, 5);

        // And when the next visit has 12, to four, and the whole plan is looked at
        var last = await VisitAsync(ward, 1, 12);
        Assert.Equal(["interval-narrow", "review"], last.Select(p => (string?)p["kind"]).Order());
        Assert.Contains(("review", "maintenance.review-narrowings"), last.Select(p => p.Ground()));
        await AcceptAsync(ward, [.. last.Where(p => (string?)p["kind"] == "interval-narrow")], "interval-narrow", 5, 4);
        await ward.HasOutcomesAsync("outcomes-s11");
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    private static async Task<IReadOnlyList<JsonNode>> VisitAsync(Ward ward, int weeks, int phq9)
    {
        await ward.PassAsync(TimeSpan.FromDays(7 * weeks).TotalMinutes);
        await ward.HoldAsync(33, inDays: 0);
        await ward.ScoreAsync(phq9);
        return await ward.ProposedAsync();
    }

    private static async Task AcceptAsync(
        Ward ward, IReadOnlyList<JsonNode> proposed, string kind, int fromWeeks, int toWeeks)
    {
        var interval = Assert.Single(proposed);
        Assert.Equal(
            (kind, fromWeeks, toWeeks),
            ((string?)interval["kind"], (int)interval["from"]!["intervalWeeks"]!, (int)interval["to"]!["intervalWeeks"]!));
        await ward.AnswerAsync(interval, "accept");
        Assert.Equal(toWeeks, await WeeksAsync(ward));
    }

    private static async Task<int> WeeksAsync(Ward ward) => (int)(await ward.PlanAsync())["maintenance"]!["intervalWeeks"]!;

    private static Task<Local.Demo.Reply> WeeksOfOwnAsync(Ward ward, int weeks) =>
        ward.ChangePlanAsync("maintenance", new JsonObject
        {
            ["intervalWeeks"] = weeks, ["reason"] = "She travels for work.",
        });
}
