using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S10: four sessions without response.</summary>
public sealed class S10Tests(PlatformFixture platform)
{
    [Fact]
    public async Task Without_response_a_course_is_looked_at_after_three_sessions_and_stopped_after_four()
    {
        // Given a patient whose payer approved the course, PHQ-9 21 before the first dose
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, "harborview");
        var authorization = (await ward.Desk.PostAsync($"{ward.PlanPath}/authorizations", new JsonObject
        {
            ["payer"] = "Harbor Mutual", ["product"] = "ketamine", ["status"] = "approved", ["sessionsApproved"] = 6,
            ["validFrom"] = Day(ward.Now), ["validUntil"] = Day(ward.Now.AddDays(90)),
        }, Ward.Ct)).Id;
        await ward.ScoreAsync(21, afterDays: 0);

        // When two sessions bring next to nothing, nothing is concluded from that, and nobody may conclude it
        foreach (var score in (int[])[20, 20])
        {
            await ward.HoldAsync(33);
            Assert.Equal("none", await ward.ScoreAsync(score));
            Assert.Empty(await ward.ProposedAsync());
        }

        Assert.Equal("plan.too-early-to-stop", await ward.RefusedAsync(
            () => ward.ChangePlanAsync("discontinuation", Stopping(["tms"], 4, ("reasonCode", "non-response")))));

        // When the third brings no more, the plan is looked at
        await ward.HoldAsync(33);
        await ward.ScoreAsync(19);
        var review = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("review", "stop.review-below"), review.Ground());
        await ward.AnswerAsync(review, "accept");

        // When neither does the fourth, the stop rule asks for a decision: a larger step is refused
        await ward.HoldAsync(33);
        await ward.ScoreAsync(19);
        var stop = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("stop", "stop.below"), stop.Ground());
        Assert.Equal("plan.step-too-large", await ward.RefusedAsync(
            () => ward.AnswerAsync(stop, "modify", WardCourse.Dose(0.76m))));

        // And to stop means to offer something else and to watch her for four weeks
        Assert.Equal("plan.alternatives-missing", await ward.RefusedAsync(
            () => ward.AnswerAsync(stop, "accept", Stopping([], 4))));
        Assert.Equal("plan.follow-up-too-short", await ward.RefusedAsync(
            () => ward.AnswerAsync(stop, "accept", Stopping(["tms", "ect", "emdr"], 2))));
        await ward.AnswerAsync(stop, "accept", Stopping(["tms", "ect", "emdr"], 4));

        // Then the plan is closed for want of response, with what was said, and nothing more is booked or paid
        var plan = await ward.PlanAsync();
        Assert.Equal(("closed", "non-response"), ((string?)plan["state"], (string?)plan["closure"]!["reasonCode"]));
        Assert.Equal(["tms", "ect", "emdr"], plan["closure"]!["alternatives"]!.AsArray().Select(a => (string?)a));
        Assert.Equal(4, (int)plan["closure"]!["followUpWeeks"]!);
        var paid = (await ward.Desk.GetAsync($"{ward.PlanPath}/authorizations", Ward.Ct)).Body["items"]!.AsArray();
        Assert.Equal((authorization, "closed"), ((Guid)paid[0]!["id"]!, (string?)paid[0]!["status"]));
        Assert.Equal("session.course-closed", await ward.RefusedAsync(() => ward.BookAsync()));
        await ward.HasOutcomesAsync("outcomes-s10");
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    [Fact]
    public async Task The_prescriber_may_go_on_one_step_higher_with_a_reason_instead()
    {
        // Given a patient whom the stop rule would end after four sessions
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, "harborview");
        await ward.ScoreAsync(21, afterDays: 0);
        for (var number = 1; number <= 4; number++)
            await ward.HoldAsync(33);
        await ward.ScoreAsync(19);
        var stop = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("stop", "stop.below"), stop.Ground());

        // When the prescriber escalates by one step, with her reason
        await ward.AnswerAsync(stop, "modify", WardCourse.Dose(0.6m));

        // Then the course goes on with it, and the same rule does not ask again for the same session
        var plan = await ward.PlanAsync();
        Assert.Equal(("induction", 39.6m), ((string?)plan["state"], (decimal)plan["regimen"]!["doseMg"]!));
        Assert.Empty(await ward.ProposedAsync());
        Assert.Equal(5, (int)(await ward.BookAsync()).Body["number"]!);
        await ward.DoAsync("cancellation", new JsonObject { ["reason"] = "The patient has a cold." }, ward.Desk);
    }

    private static JsonObject Stopping(string[] alternatives, int weeks, params (string Name, string Value)[] more)
    {
        var stopping = new JsonObject
        {
            ["alternatives"] = new JsonArray([.. alternatives.Select(code => JsonValue.Create(code))]),
            ["followUpWeeks"] = weeks,
            ["reason"] = "Four sessions have changed nothing that matters to her.",
        };
        foreach (var (name, value) in more)
            stopping[name] = value;
        return stopping;
    }

    private static string Day(DateTimeOffset at) => $"{at:yyyy-MM-dd}";
}
