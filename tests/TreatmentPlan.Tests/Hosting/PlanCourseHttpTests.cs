using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>Scenario S00 through the service's own doors, on real servers.</summary>
[Collection(PlanHost.Servers)]
public sealed class PlanCourseHttpTests(PlanHost host)
{
    private static readonly object Regimen = new
    {
        route = "iv", setting = "clinic", dosePerKgMg = 0.5, infusionMinutes = 40, inductionSessions = 6,
        inductionDays = 21,
        maintenanceIntervalWeeks = 4,
    };

    [Fact]
    public async Task A_plan_goes_from_its_draft_through_six_sessions_to_maintenance()
    {
        using var prescriber = host.Prescriber();
        var (plan, fact) = await host.DraftAsync();
        var path = $"/v1/plans/{plan}";

        var drafted = await prescriber.GetAsync(path);
        Assert.Equal((200, "draft", "\"1\""), (drafted.Status, (string)drafted["state"]!, drafted.ETag));

        var proposed = await prescriber.PutAsync($"{path}/regimen", Regimen, drafted.ETag);
        Assert.Equal((200, "\"2\""), (proposed.Status, proposed.ETag));
        Assert.Equal((33m, 0.825m, 66m), (
            (decimal)proposed["doseMg"]!, (decimal)proposed["mgPerMin"]!,
            (decimal)proposed["weightUsedKg"]!));
        Assert.Equal(("actual", "off-label", "moderate"), (
            (string)proposed["basis"]!, (string)proposed["labelStatus"]!,
            (string)proposed["doseBand"]!));
        Assert.Single(proposed["eventIds"].AsArray());

        var signed = await prescriber.PostAsync($"{path}/signature", new { version = 1 }, proposed.ETag);
        Assert.Equal((200, "signed", "\"3\""), (signed.Status, (string)signed["state"]!, signed.ETag));

        await HearSessionsAsync(plan, fact);
        var open = await prescriber.GetAsync($"{path}/proposals?state=open");
        var proposal = Assert.Single(open["items"].AsArray())!;
        Assert.Equal(("maintenance-start", 4, "\"3\""), ((string)proposal["kind"]!,
            (int)proposal["to"]!["intervalWeeks"]!, open.ETag));
        Assert.Equal("remission", (string)proposal["because"]![0]!["values"]!["class"]!);

        var decided = await prescriber.PostAsync(
            $"{path}/proposals/{(string)proposal["id"]!}/decision", new { decision = "accept" }, signed.ETag);
        Assert.True(decided.Status == 200, decided.Body?.ToJsonString());
        Assert.Equal((200, "maintenance", 4), (decided.Status, (string)decided["state"]!,
            (int)decided["intervalWeeks"]!));

        var view = await prescriber.GetAsync(path);
        Assert.Equal((6, 198m, 4), (
            (int)view["sessionsDone"]!, (decimal)view["cumulativeMg"]!,
            (int)view["lastOutcome"]!["score"]!));
        var schedule = await prescriber.GetAsync($"{path}/schedule");
        Assert.Equal(7, schedule["items"].AsArray().Count);
        var listed = await prescriber.WaitAsync($"/v1/plans?patientId={fact.PatientId}");
        var row = Assert.Single(listed["items"].AsArray())!;
        Assert.Equal((plan, fact.PatientId), ((Guid)row["id"]!, (Guid)row["patientId"]!));
    }

    [Fact]
    public async Task A_second_verdict_for_a_patient_with_an_active_plan_drafts_nothing()
    {
        using var prescriber = host.Prescriber();
        var (first, fact) = await host.DraftAsync();
        var (second, _) = await host.DraftAsync(_ => fact);
        Assert.Equal(404, (await prescriber.GetAsync($"/v1/plans/{second}")).Status);
        Assert.Equal(200, (await prescriber.GetAsync($"/v1/plans/{first}")).Status);
    }

    [Fact]
    public async Task Two_verdicts_at_once_draft_one_plan()
    {
        using var prescriber = host.Prescriber();
        var patient = Guid.CreateVersion7();
        var drafts = await Task.WhenAll(Enumerable.Range(0,
            6).Select(_ => host.DraftAsync(f => f with { PatientId = patient })));
        var found = await Task.WhenAll(drafts.Select(draft => prescriber.GetAsync($"/v1/plans/{draft.Plan}")));
        Assert.Single(found, reply => reply.Status == 200);
    }

    [Fact]
    public async Task A_consent_given_after_the_verdict_makes_a_plan_signable()
    {
        using var prescriber = host.Prescriber();
        var (plan, fact) = await host.DraftAsync(f => f with { Consents = [f.Consents[0]] });
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", Regimen, "\"1\"");
        var refused = await prescriber.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag);
        Assert.Equal((422, "plan.not-signable"), (refused.Status, refused.Code));
        Assert.Equal("consent-off-label", (string)Assert.Single(refused["unmet"].AsArray())!);

        await host.HearAsync(
            new ConsentGiven(fact.PatientId, Guid.CreateVersion7(), "off-label", "2026-01", "iv", Course.Start),
            "screening", Guid.CreateVersion7());
        Assert.Equal(200, (await prescriber.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 },
            proposed.ETag)).Status);
    }

    [Fact]
    public async Task A_lapsed_licence_does_not_sign()
    {
        using var lapsed = host.As(Roles.Prescriber, "prescriber-2");
        var (plan, _) = await host.DraftAsync();
        var proposed = await lapsed.PutAsync($"/v1/plans/{plan}/regimen", Regimen, "\"1\"");
        var refused = await lapsed.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag);
        Assert.Equal((422, "plan.credential-lapsed"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_reason_is_kept_closed_and_shown_to_who_may_read()
    {
        using var prescriber = host.Prescriber();
        var (plan, _) = await host.DraftAsync();
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", new
        {
            route = "iv", setting = "clinic", dosePerKgMg = 0.8, inductionSessions = 6, inductionDays = 21,
            @override = new { code = "above-soft-cap", reason = "Six prior sessions at 0.75 without response." },
        }, "\"1\"");
        Assert.Equal("dose-above-soft-cap", (string)proposed["cautions"]![0]!["code"]!);
        var view = await prescriber.GetAsync($"/v1/plans/{plan}");
        Assert.Equal("Six prior sessions at 0.75 without response.", (string)view["overrideReason"]!);
        Assert.Empty(view["erased"].AsArray());
    }

    private async Task HearSessionsAsync(Guid plan, EligibilityDetermined of)
    {
        for (var number = 1; number <= 6; number++)
        {
            var (session, day, score) = (Guid.CreateVersion7(), Course.DayOf(number), Course.Scores[number - 1]);
            var assessed = new OutcomeAssessed(
                of.PatientId, plan, "phq-9", 22, score, decimal.Round((22 - score) / 22m * 100, 1),
                score < 5 ? "remission" : "response", score <= 11, score < 5, session, number, day);
            var completed = new SessionCompleted(of.PatientId, plan, session, number, false, 33m, day, day);
            var outcomeFirst = number % 2 == 0;
            if (outcomeFirst)
                await host.HearAsync(assessed, "monitoring", Guid.CreateVersion7());
            await host.HearAsync(completed, "session", Guid.CreateVersion7());
            if (!outcomeFirst)
                await host.HearAsync(assessed, "monitoring", Guid.CreateVersion7());
        }
    }
}
