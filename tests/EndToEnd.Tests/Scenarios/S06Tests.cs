using System.Globalization;
using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S06: a patient misses two sessions in a row.</summary>
public sealed class S06Tests(PlatformFixture platform)
{
    private const string Clinic = "harborview";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_misses_two_weekly_sessions_of_esketamine_and_is_worse_may_return_to_two_a_week(bool killed)
    {
        // Given a patient with eight sessions of Spravato in four weeks, weekly since then, PHQ-9 8 in the fifth
        using var ward = await WardRems.OnSpravatoAsync(platform.Door, Clinic);
        for (var number = 1; number <= 8; number++)
            await ward.HoldAsync(56, inDays: 3);
        var review = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("review", "stop.esketamine-week-4"), review.Ground());
        await ward.AnswerAsync(review, "accept");
        await ward.HoldAsync(56, inDays: 6);
        Assert.Equal("response", await ward.ScoreAsync(8));

        // When she misses the session of the sixth week, and that of the seventh
        Assert.Equal(10, await MissAsync(ward, afterDays: 5));
        Assert.Empty(await ward.ProposedAsync());
        if (killed)
            await platform.KillSessionAsync();
        Assert.Equal(10, await MissAsync(ward, afterDays: 7));

        // And has 14
        Assert.Equal("partial", await ward.ScoreAsync(14));

        // Then the number is still hers, and the schedule of before is proposed, not a new start
        var back = Assert.Single(await ward.ProposedAsync(), p => (string?)p["kind"] == "step-back");
        Assert.Equal(("step-back", "stop.step-back-misses"), back.Ground());
        Assert.Equal((2, 1), ((int)back["from"]!["phase"]!, (int)back["to"]!["phase"]!));
        await ward.AnswerAsync(back, "accept");
        var plan = await ward.PlanAsync();
        Assert.Equal(("induction", 9), ((string?)plan["state"], (int)plan["sessionsDone"]!));
        var next = (await ward.Prescriber.GetAsync($"{ward.PlanPath}/schedule", Ward.Ct)).Body["items"]!.AsArray()
            .Where(item => (int)item!["number"]! > 9)
            .Select(item => DateOnly.Parse((string)item!["expectedOn"]!, CultureInfo.InvariantCulture)).ToList();
        Assert.True(next[1].DayNumber - next[0].DayNumber < 7);
        await HeldTenthAsync(ward);
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
        Assert.Contains(
            "2 session.no-show-recorded.v1", await platform.Books.FactsOfAsync(ward.Patient.PatientId),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_of_two_weeks_in_a_series_of_infusions_is_looked_at()
    {
        // Given a patient after her first infusion
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, Clinic);
        await ward.HoldAsync(33);

        // When she misses the next, a week later, that is no gap yet
        Assert.Equal(2, await MissAsync(ward, afterDays: 7));
        Assert.Empty(await ward.ProposedAsync());

        // And when she misses it again after two weeks, the plan is looked at
        Assert.Equal(2, await MissAsync(ward, afterDays: 7));
        var review = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("review", "course.review-gap"), review.Ground());
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    /// <summary>She is expected, does not come, and the desk says so once it is time; answers the session's number.</summary>
    private static async Task<int> MissAsync(Ward ward, double afterDays)
    {
        await ward.PassAsync(TimeSpan.FromDays(afterDays).TotalMinutes);
        var number = (int)(await ward.BookAsync()).Body["number"]!;
        Assert.Equal("session.not-yet-due", await ward.RefusedAsync(() => NoShowAsync(ward)));
        await ward.PassAsync(90);
        Assert.Equal("no-show", (await NoShowAsync(ward))["state"]);
        Assert.Equal("session.no-show", await ward.RefusedAsync(() => ward.ClearAsync((0, 124, 78))));
        await ward.PassAsync(0);
        return number;
    }

    private static async Task HeldTenthAsync(Ward ward)
    {
        await ward.HoldAsync(56);
        Assert.Equal(10, (int)(await ward.ReadAsync())["number"]!);
        Assert.Equal("discharged", (string?)(await ward.ReadAsync())["state"]);
    }

    private static Task<Local.Demo.Reply> NoShowAsync(Ward ward) =>
        ward.DoAsync("no-show", new JsonObject { ["note"] = "Called twice, no answer." }, ward.Desk);
}
