using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillwater.Contracts;
using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Tests.Http;

/// <summary>What happens to a session between its booking and its end, over HTTP.</summary>
public sealed class LifeHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    [Fact]
    public async Task Two_hundred_who_book_four_chairs_at_once_never_share_one()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        await clinic.SignPlansAsync(40);
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => clinic.BookAsync(
            clinic.Plans[i % clinic.Plans.Count], 60 + (i / 20 * 20), $"chair-{i % 4}")));
        Assert.All(replies, r => Assert.True(
            r.Status == 201 || r.Code is "session.slot-taken" or "request.conflict" or "request.idempotency-key-in-flight",
            $"{r.Status} {r.Code}"));
        Assert.Contains(replies, r => r.Status == 201);
        Assert.Equal(0, await AskAsync(
            """
            select count(*) from reservation a join reservation b
              on a.tenant = b.tenant and a.resource = b.resource and a.session < b.session and a.during && b.during
            where a.tenant = $1
            """, clinic.Name));
        Assert.Equal(replies.Count(r => r.Status == 201), await AskAsync(
            "select count(*) from reservation where tenant = $1", clinic.Name));
        Assert.Equal(replies.Count(r => r.Status == 201), await AskAsync(
            "select count(*) from mt_events where tenant_id = $1 and type = 'session.session-scheduled.v1'", clinic.Name));
    }

    [Fact]
    public async Task A_chair_is_free_again_when_its_session_moves_or_will_not_take_place()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        await clinic.SignPlansAsync(3);
        var first = (await clinic.BookAsync(clinic.Plans[0], 60, "chair-1")).Expect(201);
        Assert.Equal("session.slot-taken", (await clinic.BookAsync(clinic.Plans[1], 159, "chair-1")).Expect(409).Code);
        (await clinic.BookAsync(clinic.Plans[1], 160, "chair-1")).Expect(201);
        var path = $"/v1/sessions/{first.Text("id")}";
        object move = new { startsAt = Given.At(160), reasonCode = "patient", reason = "asked for later" };
        Assert.Equal("session.slot-taken", (await clinic.PostAsync($"{path}/rescheduling", move, first.ETag)).Expect(409).Code);
        move = new { startsAt = Given.At(500), reasonCode = "patient", reason = "asked for later" };
        var moved = (await clinic.PostAsync($"{path}/rescheduling", move, first.ETag)).Expect(200);
        Assert.Equal(("scheduled", 1), (moved.Text("state"), moved.Body["number"]!.GetValue<int>()));
        (await clinic.BookAsync(clinic.Plans[2], 60, "chair-1")).Expect(201);
        object cancel = new { reason = "has moved away", reasonCode = "patient" };
        var cancelled = (await clinic.PostAsync($"{path}/cancellation", cancel, moved.ETag)).Expect(200);
        Assert.Equal("cancelled", cancelled.Text("state"));
        (await clinic.BookAsync(clinic.Plans[2], 500, "chair-1")).Expect(201);
        Assert.Equal(0, await AskAsync(
            "select count(*) from mt_events where tenant_id = $1 and headers::text like '%asked for later%'", clinic.Name));
    }

    [Fact]
    public async Task A_signed_plan_drafts_its_series_and_a_booking_confirms_a_place_of_it()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var booked = (await clinic.ScheduleAsync()).Expect(201);
        var series = (await clinic.GetAsync($"/v1/sessions/series?planId={clinic.Plan}")).Expect(200);
        var slots = series.Body["slots"]!.AsArray();
        Assert.Equal(6, slots.Count);
        Assert.Equal(("confirmed", booked.Text("id"), "2026-03-02"), (
            slots[0]!["state"]!.GetValue<string>(), slots[0]!["sessionId"]!.GetValue<string>(),
            slots[0]!["suggestedOn"]!.GetValue<string>()));
        Assert.Equal(("drafted", "2026-03-19"), (
            slots[5]!["state"]!.GetValue<string>(), slots[5]!["suggestedOn"]!.GetValue<string>()));
        (await clinic.GetAsync($"/v1/sessions/series?planId={Guid.NewGuid()}")).Expect(404);
    }

    [Fact]
    public async Task Fifty_who_start_the_same_dose_at_once_start_one()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync();
        await clinic.AtAsync(0);
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            clinic.PostAsync($"{visit.Path}/doses", visit.Dose(), visit.ETag)));
        Assert.Single(replies, r => r.Status == 200);
        Assert.All(replies.Where(r => r.Status != 200), r => Assert.True(r.Status is 409 or 412, $"{r.Status} {r.Code}"));
        Assert.Equal(1, await AskAsync(
            "select count(*) from mt_events where tenant_id = $1 and type = 'session.dose-started.v1'", clinic.Name));
    }

    [Fact]
    public async Task A_prescriber_releases_a_caution_and_a_clinician_may_not()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await Visit.ScheduledAsync(clinic)).CheckedInAsync();
        await clinic.AtAsync(-5);
        var held = await visit.StepAsync("clearance", Visit.Clearance(148, 90));
        Assert.Equal(("held", "reason"), (held.Text("verdict"), held.Body["holds"]![0]!["release"]!.GetValue<string>()));
        object decision = new
        {
            holds = new[] { "BP-CAUTION" }, decision = "release", reason = "amlodipine taken, slower infusion",
            conditions = new { doseMg = 25, infusionMinutes = 50, vitalsEveryMinutes = 5 },
        };
        Assert.Equal("session.release-role",
            (await clinic.PostAsync($"{visit.Path}/hold-decision", decision, visit.ETag)).Expect(403).Code);
        var released =
            (await clinic.PostAsync($"{visit.Path}/hold-decision", decision, visit.ETag, Roles.Prescriber)).Expect(200);
        Assert.Equal("cleared", released.Text("state"));
        Assert.Equal("released", released.Body["clearance"]!["holds"]![0]!["state"]!.GetValue<string>());
        Assert.Equal(25, released.Body["conditions"]!["doseMg"]!.GetValue<int>());
        Assert.Equal(0, await AskAsync(
            "select count(*) from mt_events where tenant_id = $1 and headers::text like '%amlodipine%'", clinic.Name));
    }

    [Fact]
    public async Task Who_does_not_come_is_a_no_show_and_the_number_is_free()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        object note = new { note = "called twice" };
        Assert.Equal("session.not-yet-due", (await clinic.PostAsync($"{visit.Path}/no-show", note, visit.ETag)).Expect(422).Code);
        await clinic.AtAsync(30);
        Assert.Equal("no-show", (await visit.StepAsync("no-show", note)).Text("state"));
        Assert.Equal(1, (await clinic.ScheduleAsync(60)).Expect(201).Body["number"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_suspended_plan_holds_what_is_booked_and_a_withdrawn_consent_cancels_it()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync();
        await clinic.TellAsync("treatment-plan", clinic.Plan, new PlanSuspended(
            clinic.Patient, clinic.Plan, "clinical", [], false, null, Given.At(-4)), 2);
        await Eventually.TrueAsync(async () => (await clinic.GetAsync(visit.Path)).Text("state") == "held");
        var held = await clinic.GetAsync(visit.Path);
        Assert.Equal("PLAN-SUSPENDED", held.Body["clearance"]!["holds"]![0]!["ruleId"]!.GetValue<string>());
        await clinic.TellAsync("treatment-plan", clinic.Plan, new PlanResumed(
            clinic.Patient, clinic.Plan, null, clinic.Nurse, Given.At(-4)), 3);
        await Eventually.TrueAsync(async () => await AskAsync(
            "select count(*) from mt_events where tenant_id = $1 and type = 'session.course-bar-lifted.v1'", clinic.Name) == 1);
        var again = (await clinic.PostAsync($"{visit.Path}/clearance", Visit.Clearance(), held.ETag)).Expect(200);
        Assert.Equal("cleared", again.Text("verdict"));

        await clinic.TellAsync("screening", clinic.Patient, new ConsentWithdrawn(
            clinic.Patient, Guid.CreateVersion7(), "treatment", null, Given.At(-3)), 1);
        await Eventually.TrueAsync(async () => (await clinic.GetAsync(visit.Path)).Text("state") == "cancelled");
        var cancelled = await clinic.GetAsync(visit.Path);
        Assert.Equal("session.cancelled",
            (await clinic.PostAsync($"{visit.Path}/doses", visit.Dose(), cancelled.ETag)).Expect(409).Code);
    }

    [Fact]
    public async Task Only_a_psychiatrist_releases_a_high_suicide_risk_and_only_on_an_assessment()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await Visit.ScheduledAsync(clinic)).CheckedInAsync();
        await clinic.AtAsync(-5);
        var body = JsonSerializer.SerializeToNode(Visit.Clearance())!;
        body["cSsrs"]!["answers"] = JsonNode.Parse("[true, true, true, true, false, false, false]");
        await visit.StepAsync("clearance", body);
        var assessment = Guid.CreateVersion7();
        object decision = new
        {
            holds = new[] { "SI-HIGH" }, decision = "release", reason = "seen today", assessmentId = assessment,
        };
        async Task<Reply> DecideAsync() =>
            await clinic.PostAsync($"{visit.Path}/hold-decision", decision, visit.ETag, Roles.Prescriber);
        Assert.Equal("session.release-role", (await DecideAsync()).Expect(403).Code);

        var person = StableId.From("practitioner", clinic.Name, "prescriber-1");
        var credential = Guid.CreateVersion7();
        await clinic.TellAsync("treatment-plan", credential, new CredentialRegistered(
            credential, new CredentialStanding("practitioner", person, null, "psychiatry", [], null, []), Given.At(-6)), 1);
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.standing-noted.v1") == 1);
        Assert.Equal("session.assessment-unknown", (await DecideAsync()).Expect(422).Code);
        await clinic.TellAsync("monitoring", clinic.Patient, new SafetyAssessmentRecorded(
            clinic.Patient, assessment, "psychiatrist", "high", "outpatient", "release", 24, Given.At(-6)), 1);
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.assessment-noted.v1") == 1);
        Assert.Equal("cleared", (await DecideAsync()).Expect(200).Text("state"));
    }

    [Fact]
    public async Task A_site_tells_whom_its_alarms_climb_to_and_whether_it_is_ready()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var site = Guid.CreateVersion7();
        await clinic.TellAsync("treatment-plan", site, new SiteRegistered(
            site, new SiteTerms("Europe/London", ["clinic"], false, null, [new(1, clinic.Nurse, 3)], []), Given.At(-200)), 1);
        await clinic.TellAsync("treatment-plan", site, new SiteSafetyRecorded(
            site, Guid.CreateVersion7(), "equipment-check", true, [], Given.At(-200), Given.At(1000), Given.At(-200)), 2);
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.site-safety-noted.v1") == 1);
        var booked = (await clinic.PostAsync(
            "/v1/sessions",
            new { planId = clinic.Plan, startsAt = Given.Noon, setting = "clinic", chairId = "1", siteId = site },
            role: Roles.FrontDesk)).Expect(201);
        var visit = await new Visit(clinic, booked.Text("id")).CheckedInAsync();
        await clinic.AtAsync(-5);
        var held = await visit.StepAsync("clearance", Visit.Clearance());
        Assert.Equal("SES-10-DRILL", held.Body["holds"]![0]!["ruleId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_major_interaction_found_on_the_day_waits_for_a_prescriber()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync();
        await clinic.TellAsync("screening", clinic.Patient, new MedicationsChanged(
            clinic.Patient, ["tranylcypromine"], [], "outside-prescriber", [new InteractionFound("DI-03", "s2", "review")],
            Given.At(-4)), 1);
        await Eventually.TrueAsync(async () => (await clinic.GetAsync(visit.Path)).Text("state") == "held");
        object decision = new { holds = new[] { "DI-S2" }, decision = "release", reason = "weighed with the psychiatrist" };
        var released = (await clinic.PostAsync(
            $"{visit.Path}/hold-decision", decision, (await clinic.GetAsync(visit.Path)).ETag, Roles.Prescriber)).Expect(200);
        await clinic.AtAsync(0);
        (await clinic.PostAsync($"{visit.Path}/doses", visit.Dose(), released.ETag)).Expect(200);
    }

    [Fact]
    public async Task A_new_weight_that_differs_too_much_waits_for_a_plan_signed_on_it()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        await clinic.TellAsync("screening", clinic.Patient, new MeasurementRecorded(
            clinic.Patient, 62m, 166m, Given.At(-100)), 1);
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.weight-noted.v1") == 1);
        var visit = await (await Visit.ScheduledAsync(clinic)).CheckedInAsync();
        await clinic.AtAsync(-5);
        var held = await visit.StepAsync("clearance", Visit.Clearance());
        Assert.Equal("WEIGHT-STALE", held.Body["holds"]!.AsArray().Single()!["ruleId"]!.GetValue<string>());
        await clinic.SignPlanAsync(2, 31m, Given.At(-6));
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.course-limits-changed.v1") == 1);
        Assert.Equal("cleared", (await visit.StepAsync("clearance", Visit.Clearance())).Text("verdict"));
    }

    [Fact]
    public async Task What_has_not_been_read_is_named_at_the_first_session()
    {
        var clinic = await Clinic.WithStockAsync(server.Host, "KET-2601", "ketamine", 500m);
        await clinic.SignPlanAsync(1, 33m);
        var visit = await (await Visit.ScheduledAsync(clinic)).CheckedInAsync();
        await clinic.AtAsync(-5);
        var held = await visit.StepAsync("clearance", Visit.Clearance());
        Assert.Equal(["INT-03", "XC-10"], held.Body["holds"]!.AsArray().Select(h => h!["ruleId"]!.GetValue<string>()).Order());
        Assert.Equal(Given.Topics, held.Body["unreadTopics"]!.AsArray().Select(t => t!.GetValue<string>()));
    }

    [Fact]
    public async Task A_licence_that_ends_holds_the_sessions_of_its_holder_until_it_is_renewed()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var person = clinic.Person("prescriber-1");
        var credential = Guid.CreateVersion7();
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.course-opened.v1") == 1);
        object booking = new
        {
            planId = clinic.Plan, startsAt = Given.Noon, setting = "clinic", practitioners = new { prescriberId = person },
        };
        var booked = (await clinic.PostAsync("/v1/sessions", booking, role: Roles.FrontDesk)).Expect(201);
        var visit = await (await new Visit(clinic, booked.Text("id")).CheckedInAsync()).ClearedAsync();
        await clinic.TellAsync("treatment-plan", credential, new CredentialLapsed(
            credential, person, null, ["dea"], "expired", Given.At(-4)), 1);
        await Eventually.TrueAsync(async () => (await clinic.GetAsync(visit.Path)).Text("state") == "held");
        var held = await clinic.GetAsync(visit.Path);
        var hold = held.Body["clearance"]!["holds"]![0]!;
        Assert.Equal(("XC-02", "new-fact"), (hold["ruleId"]!.GetValue<string>(), hold["release"]!.GetValue<string>()));
        Assert.Contains("renewal", hold["liftedBy"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("session.not-cleared",
            (await clinic.PostAsync($"{visit.Path}/doses", visit.Dose(), held.ETag)).Expect(409).Code);

        await clinic.TellAsync("treatment-plan", credential, new CredentialRenewed(credential, new CredentialStanding(
            "practitioner", person, null, null, [], null, [new("dea", null, Given.At(60 * 24 * 300))]), Given.At(-4)), 2);
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.standing-noted.v1") == 1);
        var again = (await clinic.PostAsync($"{visit.Path}/clearance", Visit.Clearance(), held.ETag)).Expect(200);
        Assert.Equal("cleared", again.Text("verdict"));
    }

    private async Task<long> AskAsync(string sql, params string[] parameters)
    {
        await using var command = server.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
