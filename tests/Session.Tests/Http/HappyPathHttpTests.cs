using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillwater.Harness;

namespace Stillwater.Sessions.Tests.Http;

public sealed class HappyPathHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    [Fact]
    public async Task A_patient_goes_from_booking_to_discharge()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        await visit.CheckedInAsync();
        await visit.ClearedAsync();
        await visit.DosingAsync();
        Assert.Equal("vitals@0", (await clinic.GetAsync(visit.Path)).Body["nextDue"]!["check"]!.GetValue<string>());

        await visit.RecoveryAsync();
        foreach (var minute in new[] { 55, 70, 85, 100 })
            await visit.ObserveAsync(minute);
        var discharged = await visit.StepAsync("discharge", visit.Discharge());
        Assert.Equal("discharged", discharged.Text("state"));

        var read = (await clinic.GetAsync(visit.Path)).Expect(200);
        Assert.Equal(visit.ETag, read.ETag);
        Assert.Equal("Marguerite Quillfeather", read.Body["details"]!["escortName"]!.GetValue<string>());
        Assert.Equal("to feel lighter", read.Body["details"]!["intention"]!.GetValue<string>());
        Assert.Empty(read.Body["missed"]!.AsArray());
        Assert.Equal(33m, read.Body["doses"]![0]!["givenMg"]!.GetValue<decimal>());
        Assert.Equal(0, await TimersAsync(clinic));
        await AssertSealedAsync(clinic);
    }

    [Fact]
    public async Task A_reading_that_is_not_taken_in_time_is_missed_and_the_next_one_is_due()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync())
            .DosingAsync();
        await visit.ObserveAsync(1);
        await clinic.AtAsync(15);

        var read = await clinic.GetAsync(visit.Path);
        var missed = Assert.Single(read.Body["missed"]!.AsArray())!;
        Assert.Equal(
            ("vitals@10", "not-taken", 0),
            (missed["check"]!.GetValue<string>(), missed["cause"]!.GetValue<string>(),
                missed["lateBySeconds"]!.GetValue<int>()));
        Assert.Equal("vitals@20", read.Body["nextDue"]!["check"]!.GetValue<string>());
        Assert.Equal(visit.ETag, read.ETag);

        var late = await visit.StepAsync("observations", Visit.Observation(9));
        Assert.Equal(2, late.Body["eventIds"]!.AsArray().Count);
        Assert.Equal("not-received", (await clinic.GetAsync(visit.Path))
            .Body["missed"]![0]!["cause"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_crisis_cancels_the_session_and_frees_its_number()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await Visit.ScheduledAsync(clinic)).CheckedInAsync();
        await clinic.AtAsync(-5);
        var answer = await visit.StepAsync("clearance", Visit.Clearance(186, 104));
        Assert.Equal(("cancelled", "crisis"), (answer.Text("verdict"), answer.Text("pressureBand")));
        Assert.Equal(1, (await clinic.ScheduleAsync(60)).Expect(201).Body["number"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_held_session_says_why_and_who_may_release_it()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await Visit.ScheduledAsync(clinic)).CheckedInAsync();
        await clinic.AtAsync(-5);
        var answer = await visit.StepAsync("clearance", Visit.Clearance(165, 96));
        Assert.Equal("held", answer.Text("verdict"));
        Assert.Equal("BP-HOLD", answer.Body["holds"]![0]!["ruleId"]!.GetValue<string>());
        Assert.Equal("prescriber", answer.Body["releasableBy"]![0]!.GetValue<string>());
        Assert.Equal("session.not-cleared", (await clinic.PostAsync($"{visit.Path}/doses", visit.Dose(), visit.ETag))
            .Expect(409).Code);
    }

    [Fact]
    public async Task A_patient_who_does_not_meet_the_criteria_stays()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync())
            .DosingAsync()).RecoveryAsync();
        var refused =
            (await clinic.PostAsync($"{visit.Path}/discharge", visit.Discharge(gaitSteady: false), visit.ETag))
                .Expect(422);
        Assert.Equal("session.discharge-criteria-unmet", refused.Code);
        Assert.Equal(["minimum-time", "gait", "dissociation"], refused.Body["unmet"]!.AsArray()
            .Select(u => u!.GetValue<string>()));
    }

    [Fact]
    public async Task A_new_version_of_the_plan_limits_the_next_dose()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync();
        await clinic.SignPlanAsync(2, 25m);
        await Eventually.TrueAsync(async () => await CountAsync(clinic, "session.course-limits-changed.v1") == 1);
        await clinic.AtAsync(0);
        Assert.Equal("session.dose-above-limit",
            (await clinic.PostAsync($"{visit.Path}/doses", visit.Dose(), visit.ETag)).Expect(422).Code);
    }

    [Fact]
    public async Task Sessions_are_listed_by_plan_and_day()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var scheduled = (await clinic.ScheduleAsync()).Expect(201);
        var listed = await clinic.GetAsync($"/v1/sessions?planId={clinic.Plan}&date=2026-03-02", waitSeconds: 5);
        Assert.Equal(scheduled.Text("id"), Assert.Single(listed.Body["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal("scheduled", listed.Body["items"]![0]!["state"]!.GetValue<string>());
        Assert.Empty((await clinic.GetAsync($"/v1/sessions?planId={clinic.Plan}&date=2026-03-03"))
            .Body["items"]!.AsArray());
    }

    [Fact]
    public async Task A_signature_that_is_delivered_twice_opens_one_course()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        (await clinic.ScheduleAsync()).Expect(201);
        Assert.Equal(1, await CountAsync(clinic, "session.course-opened.v1"));
    }

    private Task<long> CountAsync(Clinic clinic, string type) =>
        AskAsync("select count(*) from mt_events where tenant_id = $1 and type = $2", clinic.Name, type);

    private Task<long> TimersAsync(Clinic clinic) =>
        AskAsync("select count(*) from timer where tenant = $1", clinic.Name);

    private async Task AssertSealedAsync(Clinic clinic)
    {
        foreach (var secret in new[] { "%Quillfeather%", "%lighter%", "%sertraline%", "%slow piano%", "%555 0100%" })
            Assert.Equal(0,
                await AskAsync("select count(*) from mt_events where tenant_id = $1 and data::text like $2",
                    clinic.Name, secret));
    }

    private async Task<long> AskAsync(string sql, params string[] parameters)
    {
        await using var command = server.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
