using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S03: partial response, one step more, two sessions more, and response in the end.</summary>
public sealed class S03Tests(PlatformFixture platform)
{
    [Fact]
    public async Task Partial_response_is_given_a_step_more_and_two_sessions_more_and_no_stop_rule()
    {
        // Given a patient on 0.5 mg/kg, PHQ-9 20 before the first dose and 14 after the third, who tolerates it
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, "harborview");
        await ward.ScoreAsync(20, afterDays: 0);
        for (var number = 1; number <= 3; number++)
            await ward.HoldAsync(33);
        Assert.Equal("partial", await ward.ScoreAsync(14));

        // Then a step of 0.1 is proposed and nothing is said of stopping; two steps and a half are refused
        var up = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("titration-up", "titration.response"), up.Ground());
        Assert.Equal((0.5m, 0.6m), ((decimal)up["from"]!["dosePerKgMg"]!, (decimal)up["to"]!["dosePerKgMg"]!));
        Assert.Equal(
            "plan.step-too-large",
            await ward.RefusedAsync(() => ward.AnswerAsync(up, "modify", WardCourse.Dose(0.76m))));
        Assert.Equal(33m, (decimal)(await ward.PlanAsync())["regimen"]!["doseMg"]!);

        // When the prescriber accepts it, the next sessions are given with 39.6 mg, and the sixth ends at 11
        await ward.AnswerAsync(up, "accept");
        Assert.Equal(39.6m, (decimal)(await ward.PlanAsync())["regimen"]!["doseMg"]!);
        for (var number = 4; number <= 6; number++)
            await ward.HoldAsync(39.6m);
        Assert.Equal("partial", await ward.ScoreAsync(11));

        // Then up to two sessions more are proposed
        var extra = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("extra-sessions", "stop.partial-extra"), extra.Ground());
        Assert.Equal(2, (int)extra["to"]!["extraSessions"]!);
        await ward.AnswerAsync(extra, "accept");
        Assert.Equal(8, (int)(await ward.PlanAsync())["regimen"]!["inductionSessions"]!);

        // When the eighth ends at 9, that is response, and maintenance every four weeks follows
        for (var number = 7; number <= 8; number++)
            await ward.HoldAsync(39.6m);
        Assert.Equal("response", await ward.ScoreAsync(9));
        var maintenance = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("maintenance-start", "maintenance.start-after-response"), maintenance.Ground());
        Assert.Equal(4, (int)maintenance["to"]!["intervalWeeks"]!);
        await ward.AnswerAsync(maintenance, "accept");

        // And every service has the same course in its books
        var plan = await ward.PlanAsync();
        Assert.Equal(("maintenance", 8), ((string?)plan["state"], (int)plan["sessionsDone"]!));
        Assert.Equal((3 * 33) + (5 * 39.6m), (decimal)plan["cumulativeMg"]!);
        await ward.HasOutcomesAsync("outcomes-s03");
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
        var facts = await platform.Books.FactsOfAsync(ward.Patient.PatientId);
        Assert.Contains("8 session.session-completed.v1", facts, StringComparison.Ordinal);
        Assert.Contains("3 monitoring.outcome-assessed.v1", facts, StringComparison.Ordinal);
        Assert.Contains("1 session.course-moved-to-maintenance.v1", facts, StringComparison.Ordinal);
        Assert.Contains("1 integration.maintenance-noted.v1", facts, StringComparison.Ordinal);
    }
}
