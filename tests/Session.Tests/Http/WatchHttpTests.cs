using System.Text.Json.Nodes;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Tests.Http;

/// <summary>A dose that goes badly, over HTTP: alarms, emergency, corrections, and the ways out.</summary>
public sealed class WatchHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    [Fact]
    public async Task A_desaturation_alarms_and_climbs_until_somebody_has_seen_it()
    {
        var (clinic, visit) = await DosingAsync();
        await clinic.AtAsync(1);
        var low = await visit.StepAsync("observations", Low(1));
        Assert.Equal(["spo2 critical", "sedation warn"], low.Body["raised"]!.AsArray()
            .Select(a => $"{a!["code"]} {a["level"]}"));
        await clinic.AtAsync(4);
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.alarm-escalated.v1") == 2);
        var climbed = await clinic.GetAsync(visit.Path);
        Assert.Equal(2, climbed.Body["alarms"]![0]!["step"]!.GetValue<int>());
        Assert.Equal(visit.ETag, climbed.ETag);

        object seen = new { seen = true };
        var acknowledged = await visit.StepAsync("alarms/1/acknowledgement", seen);
        Assert.Equal($"{clinic.Nurse}", acknowledged.Body["alarms"]![0]!["acknowledgedBy"]!.GetValue<string>());
        await clinic.AtAsync(12);
        Assert.Equal(2, (await clinic.GetAsync(visit.Path)).Body["alarms"]![0]!["step"]!.GetValue<int>());
        Assert.Equal("session.alarm-acknowledged",
            (await clinic.PostAsync($"{visit.Path}/alarms/1/acknowledgement", seen, role: Roles.Prescriber)).Expect(409).Code);
        (await clinic.PostAsync($"{visit.Path}/alarms/99/acknowledgement", seen)).Expect(404);
        (await clinic.PostAsync($"{visit.Path}/alarms/1/acknowledgement", new { seen = false })).Expect(400);
    }

    [Fact]
    public async Task A_missed_reading_is_an_alarm_and_the_board_shows_it()
    {
        var (clinic, visit) = await DosingAsync();
        await clinic.AtAsync(5);
        await Eventually.TrueAsync(async () => await clinic.CountAsync("session.alarm-raised.v1") == 1);
        var read = await clinic.GetAsync(visit.Path);
        await Harness.Eventually.TrueAsync(async () =>
            (read = await clinic.GetAsync(visit.Path)).Body["alarms"]!.AsArray().Count > 0);
        Assert.Equal("check-missed", read.Body["alarms"]![0]!["code"]!.GetValue<string>());
        JsonNode? row = null;
        await Eventually.TrueAsync(async () =>
        {
            row = (await clinic.GetAsync($"/v1/sessions?planId={clinic.Plan}")).Body["items"]!.AsArray().SingleOrDefault();
            return row?["openAlarms"] is JsonArray { Count: 1 };
        });
        Assert.Equal(("dosing", "vitals@10"),
            (row!["state"]!.GetValue<string>(), row["due"]![0]!["key"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_reading_is_corrected_with_both_values_and_no_alarm_is_taken_back()
    {
        var (clinic, visit) = await DosingAsync();
        await clinic.AtAsync(1);
        var low = await visit.StepAsync("observations", Low(1));
        var fact = low.Body["eventIds"]![0]!.GetValue<string>();
        object correction = new { replacement = Visit.Observation(1), reason = "probe had slipped off" };
        var corrected = await visit.StepAsync($"facts/{fact}/correction", correction);
        var shown = corrected.Body["corrections"]![0]!;
        Assert.Equal((86, 98),
            (shown["former"]!["spo2Percent"]!.GetValue<int>(), shown["now"]!["spo2Percent"]!.GetValue<int>()));
        Assert.Equal(98, corrected.Body["lastValues"]!["spo2Percent"]!["value"]!.GetValue<int>());
        Assert.Equal(2, corrected.Body["alarms"]!.AsArray().Count);
        (await clinic.PostAsync($"{visit.Path}/facts/{Guid.NewGuid()}/correction", correction)).Expect(404);
        var other = corrected.Body["alarms"]!.AsArray().Count;
        Assert.Equal("session.fact-not-correctable", (await clinic.PostAsync(
            $"{visit.Path}/facts/{low.Body["eventIds"]![other]!.GetValue<string>()}/correction", correction)).Expect(422).Code);
    }

    [Fact]
    public async Task An_adverse_event_is_corrected_with_both_values_and_owes_its_report()
    {
        var (clinic, visit) = await DosingAsync();
        await clinic.AtAsync(12);
        JsonObject Event(int grade, params JsonNode[] seriousness) => new()
        {
            ["term"] = "hypoxia", ["onsetAt"] = Given.At(10), ["grade"] = grade, ["relatedness"] = "probable",
            ["drugAction"] = "none", ["outcome"] = "recovering", ["seriousness"] = new JsonArray(seriousness),
        };
        var recorded = await visit.StepAsync("adverse-events", Event(2));
        var fact = recorded.Body["eventIds"]![0]!.GetValue<string>();
        object correction = new { replacement = Event(3, "hospitalisation"), reason = "taken to hospital after all" };
        var corrected = await visit.StepAsync($"facts/{fact}/correction", correction);
        var shown = corrected.Body["adverseEventCorrections"]![0]!;
        Assert.Equal((2, 3), (shown["former"]!["grade"]!.GetValue<int>(), shown["now"]!["grade"]!.GetValue<int>()));
        var stands = corrected.Body["adverseEvents"]!.AsArray().Single()!;
        Assert.Equal(
            ("hospitalisation", "manufacturer"),
            (stands["seriousness"]![0]!.GetValue<string>(), stands["reports"]![0]!["to"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_burst_says_of_each_reading_what_became_of_it()
    {
        var (clinic, visit) = await DosingAsync();
        await clinic.AtAsync(12);
        var burst = await visit.StepAsync("observation-bursts", new
        {
            readings = new[] { Visit.Observation(11), Visit.Observation(9), Visit.Observation(9), Visit.Observation(60) },
        });
        Assert.Equal(["recorded ", "recorded ", "known ", "refused session.time-not-possible"],
            burst.Body["readings"]!.AsArray().Select(r => $"{r!["outcome"]} {r["code"]}"));
        (await clinic.PostAsync($"{visit.Path}/observation-bursts", new { readings = Array.Empty<object>() })).Expect(400);
        (await clinic.PostAsync($"/v1/sessions/{Guid.NewGuid()}/observation-bursts",
            new { readings = new[] { Visit.Observation(11) } })).Expect(404);
    }

    [Fact]
    public async Task An_emergency_goes_by_its_steps_and_ends_in_recovery()
    {
        var (clinic, visit) = await DosingAsync();
        await clinic.AtAsync(1);
        await visit.StepAsync("observations", Low(1));
        var opened = await visit.StepAsync("emergencies", new { kind = "desaturation", startedAt = Given.At(1), alarm = 1 });
        Assert.Equal("stop-dose", opened.Body["emergencies"]![0]!["steps"]![0]!.GetValue<string>());
        await visit.StepAsync("emergencies/1/actions", new { code = "oxygen", at = Given.At(1), detail = "10 L by mask" });
        await clinic.AtAsync(2);
        var slower = await visit.StepAsync("doses/1/rate", new { mgPerMin = 0, reason = "alarm", changedAt = Given.At(2) });
        Assert.Equal(1.65m, slower.Body["doses"]![0]!["infusedMg"]!.GetValue<decimal>());
        await visit.StepAsync("adverse-events", new
        {
            term = "hypoxia", onsetAt = Given.At(1), grade = 3, relatedness = "probable", drugAction = "stopped",
            outcome = "recovering", seriousness = new[] { "important-medical-event" }, narrative = "lips were blue",
        });
        var aborted = await visit.StepAsync("abort", new
        {
            reason = "desaturation", reasonCode = "alarm", stoppedAt = Given.At(2), givenMg = 1.7m,
        });
        Assert.Equal(("recovery", true), (aborted.Text("state"), aborted.Body["aborted"]!.GetValue<bool>()));
        await visit.StepAsync("emergencies/1/closure", new { outcome = "resolved", debriefAt = Given.At(600) });
        var transferred = await visit.StepAsync("medical-transfer", new
        {
            to = "General Hospital", at = Given.At(2), reason = "observation overnight", reasonCode = "worsening",
        });
        Assert.Equal("transferred", transferred.Text("state"));
        Assert.Equal("manufacturer", transferred.Body["adverseEvents"]![0]!["reports"]![0]!["to"]!.GetValue<string>());
    }

    public static TheoryData<string, object> BadBodies => new()
    {
        { "emergencies", new { kind = "boredom", startedAt = Given.At(1) } },
        { "emergencies/1/actions", new { code = "dance", at = Given.At(1) } },
        { "emergencies/1/closure", new { outcome = "fine" } },
        { "adverse-events", new { term = "Not A Code", onsetAt = Given.At(1), grade = 3, relatedness = "probable",
            drugAction = "none", outcome = "recovered" } },
        { "adverse-events", new { term = "hypoxia", onsetAt = Given.At(1), grade = 6, relatedness = "probable",
            drugAction = "none", outcome = "recovered" } },
        { "adverse-events", new { term = "hypoxia", onsetAt = Given.At(1), grade = 3, relatedness = "probable",
            drugAction = "none", outcome = "recovered", seriousness = new[] { "very" } } },
        { "doses/1/rate", new { mgPerMin = -1, reason = "alarm", changedAt = Given.At(1) } },
        { "doses/1/devices", new { lot = "", at = Given.At(1) } },
        { "abort", new { reason = "" } },
        { "medical-transfer", new { to = "", at = Given.At(1), reason = "x" } },
        { "hold-decision", new { holds = Array.Empty<string>(), decision = "release", reason = "x" } },
        { "hold-decision", new { holds = new[] { "BP-HOLD" }, decision = "ignore", reason = "x" } },
        { "rescheduling", new { startsAt = Given.At(1), reasonCode = "weather", reason = "x" } },
        { "cancellation", new { reason = "x", reasonCode = "weather" } },
        { "no-show", new { note = "" } },
        { "observations", new { takenAt = Given.At(1), spo2Percent = 101 } },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_outside_what_is_allowed_is_a_problem(string step, object body)
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        var reply = (await clinic.PostAsync($"{visit.Path}/{step}", body, visit.ETag)).Expect(400);
        Assert.StartsWith("request.", reply.Code, StringComparison.Ordinal);
    }

    private async Task<(Clinic Clinic, Visit Visit)> DosingAsync()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await (await (await (await Visit.ScheduledAsync(clinic)).CheckedInAsync()).ClearedAsync()).DosingAsync();
        return (clinic, visit);
    }

    private static object Low(double minute) => new
    {
        takenAt = Given.At(minute), systolicMmHg = 126, diastolicMmHg = 80, heartRatePerMin = 74, spo2Percent = 86,
        respiratoryRatePerMin = 12, moaas = 2, lowestSpo2Percent = 86, durationSeconds = 45,
    };
}
