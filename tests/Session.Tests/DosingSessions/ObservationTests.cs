using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.MissingCheck;
using Stillwater.Sessions.DosingSessions.RecordingObservation;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class ObservationTests
{
    private static readonly DosingSession Dosing = Given.After(Given.UntilDosing);

    [Fact]
    public void A_reading_meets_what_was_owed()
    {
        var session = Given.After([.. Given.UntilDosing, (1, Given.Observe(0)), (10, Given.Observe(9))]);
        Assert.Equal("vitals@20", session.OpenChecks[0].Key);
    }

    [Fact]
    public void A_reading_in_between_is_kept_and_meets_nothing()
    {
        var observed = (ObservationRecorded)Given.Observe(10, Given.Calm() with { Moaas = null })
            .Decide(Dosing, Given.At(10)).Events.Single();
        Assert.Empty(observed.Meets);
    }

    [Fact]
    public void The_same_reading_twice_is_one()
    {
        var observed = Given.After([.. Given.UntilDosing, (10, Given.Observe(10))]);
        Assert.Empty(Given.Observe(10).Decide(observed, Given.At(11)).Events);
        Assert.Single(Given.Observe(10, Given.Calm() with { HeartRatePerMin = 75 }).Decide(observed, Given.At(11))
            .Events);
    }

    [Fact]
    public void A_reading_that_is_not_there_in_time_is_missed_once()
    {
        var missed = Assert.IsType<CheckMissed>(Miss("vitals@20").Decide(Dosing, Given.At(25)).Events[0]);
        Assert.Equal((Given.At(20), TimeSpan.FromSeconds(3), "not-taken"), (missed.DueAt, missed.LateBy, missed.Cause));
        var session = Given.After([.. Given.UntilDosing, (25, Miss("vitals@20"))]);
        Assert.Empty(Miss("vitals@20").Decide(session, Given.At(26)).Events);
        Assert.Equal("vitals@0", session.OpenChecks[0].Key);
        Assert.Single(session.MissedChecks);
    }

    [Fact]
    public void A_reading_that_was_met_is_not_missed() =>
        Assert.Empty(Miss("vitals@20")
            .Decide(Given.After([.. Given.UntilDosing, (20, Given.Observe(20))]), Given.At(25)).Events);

    [Fact]
    public void A_reading_taken_in_its_time_that_comes_late_amends_the_miss()
    {
        var missed = Given.After([.. Given.UntilDosing, (25, Miss("vitals@20"))]);
        var events = Given.Observe(21).Decide(missed, Given.At(29)).Events;
        var received = Assert.IsType<MissedCheckReceived>(events[1]);
        Assert.Equal(("vitals@20", TimeSpan.FromMinutes(4)), (received.Key, received.LateBy));
        var amended = events.Aggregate(missed, DosingSession.Evolve);
        Assert.Equal("not-received", Assert.Single(amended.MissedChecks).Cause);
        Assert.Single(Given.Observe(22).Decide(amended, Given.At(29)).Events);
    }

    public static TheoryData<string, RecordObservation, DosingSession> Refusals => new()
    {
        { "session.not-dosed", Given.Observe(-10), Given.After(Given.UntilCleared) },
        { "session.time-not-possible", Given.Observe(-5), Dosing },
        { "session.time-not-possible", Given.Observe(103), Dosing },
        { "session.pressure-implausible", Given.Observe(10, Given.Calm() with { SystolicMmHg = 80 }), Dosing },
        { "session.pressure-implausible", Given.Observe(10, Given.Calm() with { SystolicMmHg = null }), Dosing },
        { "session.nothing-measured", Given.Observe(10, new Measures(null, null, null, null, null, null, null, null)),
            Dosing },
        { "session.discharged", Given.Observe(100.5), Given.After([.. Given.UntilReady, (100, Given.Discharge())]) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void An_observation_is_refused_with_a_stable_code(
        string code, RecordObservation command, DosingSession session) =>
        Assert.Equal(code, command.Decide(session, Given.At(100)).Refusal?.Code);

    [Fact]
    public void A_reading_taken_before_the_discharge_that_comes_after_it_is_kept()
    {
        var discharged = Given.After([.. Given.UntilReady, (100, Given.Discharge())]);
        var kept = Given.Observe(98, Given.Calm() with { Spo2Percent = 92 }).Decide(discharged, Given.At(110)).Events;
        Assert.Equal(["ObservationRecorded", "AlarmRaised"], kept.Select(e => e.GetType().Name));
        Assert.Empty(kept.Aggregate(discharged, DosingSession.Evolve).OpenChecks);
    }

    [Fact]
    public void A_value_that_the_device_carries_over_is_no_new_measurement()
    {
        var first = Given.Observe(10) with { Source = "device", DeviceReadingId = "r-1" };
        var observed = Given.After([.. Given.UntilDosing, (10, first)]);
        Assert.Empty((first with { }).Decide(observed, Given.At(11)).Events);
        Assert.Equal("session.reading-carried-over",
            (first with { TakenAt = Given.At(11) }).Decide(observed, Given.At(11)).Refusal?.Code);
        Assert.Null((first with { TakenAt = Given.At(11), DeviceReadingId = "r-2" })
            .Decide(observed, Given.At(11)).Refusal);
    }

    [Fact]
    public void A_reading_known_before_the_discharge_still_adds_nothing_after_it()
    {
        var discharged = Given.After([.. Given.UntilReady, (100, Given.Discharge())]);
        Assert.Null(Given.Observe(85).Decide(discharged, Given.At(101)).Refusal);
    }

    public static TheoryData<string, DosingSession> Deserted => new()
    {
        { "dosing", Dosing },
        { "released to a closer watch", HoldTests.CloselyWatched },
        { "in an emergency", EmergencyTests.Open },
    };

    [Theory]
    [MemberData(nameof(Deserted))]
    public void A_session_that_everybody_left_owes_looks_until_the_transfer_is_decided_and_no_longer(
        string what, DosingSession session)
    {
        var last = Given.At(0);
        for (var missed = 0; session.OpenChecks is [var next, ..]; missed++)
        {
            Assert.True(missed < 200, $"{what}: there is no end");
            last = next.OverdueAt;
            session = Miss(next.Key).Decide(session, last).Events.Aggregate(session, DosingSession.Evolve);
        }

        Assert.InRange(last, Given.At(240), Given.At(300));
        var seen = Given.Observe(400).Decide(session, Given.At(400)).Events.Aggregate(session, DosingSession.Evolve);
        Assert.NotEmpty(seen.OpenChecks);
    }

    private static MissCheck Miss(string key) => new(key, TimeSpan.FromSeconds(3), "not-taken", Given.Protocols);
}
