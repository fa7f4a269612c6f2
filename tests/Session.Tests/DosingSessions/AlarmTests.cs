using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AcknowledgingAlarm;
using Stillwater.Sessions.DosingSessions.MissingCheck;
using Stillwater.Sessions.DosingSessions.WatchingAlarms;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class AlarmTests
{
    private static readonly DosingSession Dosing = Given.After(Given.UntilDosing);

    /// <summary>Section 5.2, just below, at and above; pre-dose pressure was 124/78.</summary>
    public static TheoryData<string, Measures, string> Limits => new()
    {
        { "spo2 94", Given.Calm() with { Spo2Percent = 94 }, "" },
        { "spo2 93", Given.Calm() with { Spo2Percent = 93 }, "spo2 warn" },
        { "spo2 89, a moment", Given.Calm() with { Spo2Percent = 89, DurationSeconds = 30 }, "spo2 warn" },
        { "spo2 89, longer", Given.Calm() with { Spo2Percent = 89, DurationSeconds = 31 }, "spo2 critical" },
        { "lowest 86 for 45 s", Given.Calm() with { LowestSpo2Percent = 86, DurationSeconds = 45 }, "spo2 critical" },
        { "breathing 10", Given.Calm() with { RespiratoryRatePerMin = 10 }, "" },
        { "breathing 9", Given.Calm() with { RespiratoryRatePerMin = 9 }, "respiratory-rate warn" },
        { "breathing 7", Given.Calm() with { RespiratoryRatePerMin = 7 }, "respiratory-rate critical" },
        { "breathing 24", Given.Calm() with { RespiratoryRatePerMin = 24 }, "" },
        { "breathing 25", Given.Calm() with { RespiratoryRatePerMin = 25 }, "respiratory-rate warn" },
        { "breathing 30", Given.Calm() with { RespiratoryRatePerMin = 30 }, "respiratory-rate warn" },
        { "breathing 31", Given.Calm() with { RespiratoryRatePerMin = 31 }, "respiratory-rate critical" },
        { "a rise of 29", Given.Calm() with { SystolicMmHg = 153 }, "" },
        { "a rise of 30", Given.Calm() with { SystolicMmHg = 154 }, "blood-pressure-high warn" },
        { "160", Given.Calm() with { SystolicMmHg = 160 }, "blood-pressure-high warn" },
        { "diastolic 99", Given.Calm() with { DiastolicMmHg = 99 }, "" },
        { "diastolic 100", Given.Calm() with { DiastolicMmHg = 100 }, "blood-pressure-high warn" },
        { "180 once", Given.Calm() with { SystolicMmHg = 180 }, "blood-pressure-high warn" },
        { "200 once", Given.Calm() with { SystolicMmHg = 200 }, "blood-pressure-high critical" },
        { "diastolic 120 once", Given.Calm() with { DiastolicMmHg = 120 }, "blood-pressure-high critical" },
        { "100", Given.Calm() with { SystolicMmHg = 100 }, "" },
        { "99", Given.Calm() with { SystolicMmHg = 99 }, "blood-pressure-low warn" },
        { "89", Given.Calm() with { SystolicMmHg = 89 }, "blood-pressure-low critical" },
        { "heart 109", Given.Calm() with { HeartRatePerMin = 109 }, "" },
        { "heart 110", Given.Calm() with { HeartRatePerMin = 110 }, "heart-rate warn" },
        { "heart 130", Given.Calm() with { HeartRatePerMin = 130 }, "heart-rate warn" },
        { "heart 131", Given.Calm() with { HeartRatePerMin = 131 }, "heart-rate critical" },
        { "heart 51", Given.Calm() with { HeartRatePerMin = 51 }, "" },
        { "heart 50", Given.Calm() with { HeartRatePerMin = 50 }, "heart-rate warn" },
        { "heart 39", Given.Calm() with { HeartRatePerMin = 39 }, "heart-rate critical" },
        { "38.0", Given.Calm() with { TemperatureC = 38.0m }, "" },
        { "38.1", Given.Calm() with { TemperatureC = 38.1m }, "temperature warn" },
        { "39.1", Given.Calm() with { TemperatureC = 39.1m }, "temperature critical" },
        { "MOAA/S 4", Given.Calm() with { Moaas = 4 }, "" },
        { "MOAA/S 3", Given.Calm() with { Moaas = 3 }, "sedation warn" },
        { "MOAA/S 1", Given.Calm() with { Moaas = 1 }, "sedation critical" },
        { "CADSS 20", Given.Calm() with { Cadss = 20 }, "" },
        { "CADSS 21", Given.Calm() with { Cadss = 21 }, "dissociation warn" },
        { "CADSS 41", Given.Calm() with { Cadss = 41 }, "dissociation critical" },
        { "distress", Given.Calm() with { Distress = true }, "dissociation critical" },
        { "one vomit", Given.Calm() with { Vomits = 1 }, "" },
        { "two vomits", Given.Calm() with { Vomits = 2 }, "vomiting warn" },
        { "voice only", Given.Calm() with { Avpu = "v" }, "sedation warn" },
        { "pain only", Given.Calm() with { Avpu = "p" }, "sedation critical" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_alarms_at_its_value(string what, Measures measures, string alarms)
    {
        var raised = Raised(Given.Observe(10, measures).Decide(Dosing, Given.At(10)).Events);
        Assert.Equal(alarms, string.Join(", ", raised.Select(a => $"{a.Code} {a.Level}")));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Two_vomits_with_reduced_alertness_are_critical() => Assert.Contains(
        Raised(Given.Observe(10, Given.Calm() with { Vomits = 2, Moaas = 3 }).Decide(Dosing, Given.At(10)).Events),
        a => a is { Code: "vomiting", Level: "critical" });

    [Fact]
    public void A_pressure_is_critical_when_it_is_seen_twice_five_minutes_apart()
    {
        var severe = Given.Calm() with { SystolicMmHg = 182 };
        var once = Given.After([.. Given.UntilDosing, (10, Given.Observe(10, severe))]);
        Assert.Contains(once.OpenChecks, c => c.DueAt == Given.At(15) && c.IsVitals);
        Assert.Empty(Raised(Given.Observe(14, severe).Decide(once, Given.At(14)).Events));
        var again = Assert.Single(Raised(Given.Observe(15, severe).Decide(once, Given.At(15)).Events));
        Assert.Equal(("blood-pressure-high", "critical", 182m), (again.Code, again.Level, again.Value));
    }

    [Fact]
    public void A_fast_heart_is_critical_after_five_minutes_even_when_nobody_looks_again()
    {
        var fast = Given.After([.. Given.UntilDosing, (10, Given.Observe(10, Given.Calm() with { HeartRatePerMin = 125 }))]);
        var watch = Assert.Single(fast.Observations[^1].Watches!);
        Assert.Equal(("AL-HR-HIGH-C5", Given.At(15).AddSeconds(1)), (watch.RuleId, watch.ConfirmAt));
        Assert.Empty(new ConfirmAlarms(Given.Protocols).Decide(fast, Given.At(15)).Events);
        Assert.Equal("critical", Raised(new ConfirmAlarms(Given.Protocols).Decide(fast, watch.ConfirmAt).Events)[0].Level);

        var settled = Given.Observe(13).Decide(fast, Given.At(13)).Events.Aggregate(fast, DosingSession.Evolve);
        Assert.Empty(new ConfirmAlarms(Given.Protocols).Decide(settled, watch.ConfirmAt).Events);
    }

    [Fact]
    public void An_alarm_does_not_flicker_around_its_limit()
    {
        var low = Given.After([.. Given.UntilDosing, (10, Given.Observe(10, Given.Calm() with { Spo2Percent = 93 }))]);
        var near = Play(low, 11, 94);
        Assert.Empty(Raised(Given.Observe(12, Given.Calm() with { Spo2Percent = 93 }).Decide(near, Given.At(12)).Events));
        var settled = Play(near, 12, 95);
        Assert.Single(Raised(Given.Observe(13, Given.Calm() with { Spo2Percent = 93 }).Decide(settled, Given.At(13)).Events));

        static DosingSession Play(DosingSession session, double minute, int spo2) =>
            Given.Observe(minute, Given.Calm() with { Spo2Percent = spo2 }).Decide(session, Given.At(minute)).Events
                .Aggregate(session, DosingSession.Evolve);
    }

    [Fact]
    public void A_reading_that_comes_out_of_order_alarms_by_when_it_was_taken()
    {
        var later = Given.After([.. Given.UntilDosing, (20, Given.Observe(20))]);
        var late = Raised(Given.Observe(12, Given.Calm() with { Spo2Percent = 88, DurationSeconds = 40 })
            .Decide(later, Given.At(21)).Events);
        Assert.Equal((Given.At(12), Given.At(21)), (late[0].SeenAt, late[0].RaisedAt));
    }

    [Fact]
    public void A_missed_reading_alarms_once_and_the_ladder_begins_when_it_was_overdue()
    {
        var events = Miss("vitals@10", 12).Decide(Dosing, Given.At(27)).Events;
        var alarm = Assert.Single(Raised(events));
        Assert.Equal(("check-missed", "warn", Given.At(15)), (alarm.Code, alarm.Level, alarm.RaisedAt));
        Assert.Equal(
            [("clinician", Given.At(15)), ("prescriber", Given.At(17)), ("medical-director", Given.At(22))],
            alarm.Ladder.Select(r => (r.Role, r.AskedAt)));
        var missed = events.Aggregate(Dosing, DosingSession.Evolve);
        Assert.Empty(Raised(Miss("vitals@20", 0).Decide(missed, Given.At(27)).Events));
    }

    [Fact]
    public void The_ladder_climbs_until_a_named_person_has_seen_the_alarm()
    {
        var alarmed = Given.After([.. Given.UntilDosing, (15, Miss("vitals@10", 0))]);
        var climbed = new EscalateAlarm(1, 2, TimeSpan.Zero).Decide(alarmed, Given.At(17)).Events
            .Aggregate(alarmed, DosingSession.Evolve);
        Assert.Equal(2, climbed.Alarms[0].Step);
        Assert.Empty(new EscalateAlarm(1, 2, TimeSpan.Zero).Decide(climbed, Given.At(17)).Events);

        var seen = Assert.IsType<AlarmAcknowledged>(
            Assert.Single(new AcknowledgeAlarm(1, "nurse").Decide(climbed, Given.At(18)).Events));
        Assert.Equal([3], seen.NoLongerAsked);
        var quiet = DosingSession.Evolve(climbed, seen);
        Assert.Empty(new EscalateAlarm(1, 3, TimeSpan.Zero).Decide(quiet, Given.At(22)).Events);
        Assert.Empty(new AcknowledgeAlarm(1, "nurse").Decide(quiet, Given.At(19)).Events);
        Assert.Equal("session.alarm-acknowledged",
            new AcknowledgeAlarm(1, "another").Decide(quiet, Given.At(19)).Refusal?.Code);
        Assert.Equal("request.not-found", new AcknowledgeAlarm(9, "nurse").Decide(quiet, Given.At(19)).Refusal?.Code);
    }

    [Fact]
    public void After_the_schedule_the_patient_is_watched_every_quarter_of_an_hour()
    {
        var late = Given.After(Given.UntilReady);
        Assert.Equal(["vitals@115"], late.OpenChecks.Select(c => c.Key));
        var missed = Miss("vitals@115", 0).Decide(late, Given.At(120)).Events.Aggregate(late, DosingSession.Evolve);
        Assert.Equal(["vitals@130"], missed.OpenChecks.Select(c => c.Key));
    }

    [Fact]
    public void At_four_hours_a_decision_on_a_transfer_is_asked_for_once()
    {
        var late = Given.After(Given.UntilReady);
        Assert.Equal(Given.At(240), late.Dose!.DecideTransferAt);
        var asked = Assert.Single(Raised(new AskTransferDecision(Given.Protocols).Decide(late, Given.At(240)).Events));
        Assert.Equal(("transfer-decision", "critical"), (asked.Code, asked.Level));
        Assert.Empty(new AskTransferDecision(Given.Protocols)
            .Decide(DosingSession.Evolve(late, asked), Given.At(241)).Events);
    }

    [Fact]
    public void Getting_worse_in_extended_observation_asks_for_the_decision_at_once()
    {
        var late = Given.After([.. Given.UntilReady, (115, Given.Observe(115))]);
        var worse = Given.Calm() with { RespiratoryRatePerMin = 7 };
        var raised = Raised(Given.Observe(125, worse).Decide(late, Given.At(125)).Events);
        Assert.Equal(["respiratory-rate", "transfer-decision"], raised.Select(a => a.Code));
        Assert.Equal([1, 2], raised.Select(a => a.Alarm));
    }

    private static AlarmRaised[] Raised(IEnumerable<DosingSessionEvent> events) => [.. events.OfType<AlarmRaised>()];

    private static MissCheck Miss(string key, int lateMinutes) =>
        new(key, TimeSpan.FromMinutes(lateMinutes), "not-taken", Given.Protocols);
}
