using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.CorrectingFact;
using Stillwater.Sessions.DosingSessions.RecordingObservation;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class CorrectionTests
{
    private static readonly Guid Fact = Guid.Parse("0198c0de-0000-7000-8000-000000000002");
    private static readonly Measures Low = Given.Calm() with { Spo2Percent = 68 };
    private static readonly DosingSession Observed = Given.After([.. Given.UntilDosing, (10, Given.Observe(10, Low))]);

    [Fact]
    public void A_correction_names_the_fact_and_takes_no_alarm_back()
    {
        var events = Correct(Given.Calm()).Decide(Observed, Given.At(12)).Events;
        var corrected = Assert.IsType<ObservationCorrected>(Assert.Single(events));
        Assert.Equal((Fact, 68, 98), (corrected.Corrects, corrected.Former.Spo2Percent, corrected.Measures.Spo2Percent));
        var after = events.Aggregate(Observed, DosingSession.Evolve);
        Assert.Equal(98, after.Observations[^1].Measures.Spo2Percent);
        Assert.Equal(Observed.Alarms, after.Alarms);
        Assert.Empty(Correct(Given.Calm()).Decide(after, Given.At(12)).Events);
        Assert.Empty(Given.Observe(10, Low).Decide(after, Given.At(13)).Events);
    }

    [Fact]
    public void A_correction_for_the_worse_alarms()
    {
        var events = Correct(Low with { RespiratoryRatePerMin = 6 }).Decide(Observed, Given.At(10)).Events;
        Assert.Contains(events, e => e is AlarmRaised { Code: "respiratory-rate", Level: "critical" });
    }

    public static TheoryData<string, CorrectObservation, DosingSession> Refusals => new()
    {
        { "request.not-found", Correct(Given.Calm()), Given.After(Given.UntilDosing) },
        { "session.correction-changes-nothing", Correct(Low), Observed },
        { "session.nothing-measured", Correct(Measures.None), Observed },
        { "session.pressure-implausible", Correct(Given.Calm() with { SystolicMmHg = 70 }), Observed },
        { "session.time-not-possible", Correct(Given.Calm()) with { TakenAt = Given.At(30) }, Observed },
        { "session.fact-corrected", Correct(Given.Calm() with { HeartRatePerMin = 80 }),
            Given.After([.. Given.UntilDosing, (10, Given.Observe(10, Low)), (12, Correct(Given.Calm()))]) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_correction_is_refused_with_a_stable_code(string code, CorrectObservation command, DosingSession session) =>
        Assert.Equal(code, command.Decide(session, Given.At(12)).Refusal?.Code);

    [Fact]
    public void A_burst_takes_each_reading_by_itself_and_judges_them_together()
    {
        RecordObservation[] readings =
        [
            Given.Observe(12), Given.Observe(10, Given.Calm() with { Spo2Percent = 89 }), Given.Observe(10.4),
            Given.Observe(10.4), Given.Observe(60), Given.Observe(11, Measures.None),
        ];
        var burst = new RecordBurst(readings, Given.Protocols);
        var dosing = Given.After(Given.UntilDosing);
        Assert.Equal(
            ["", "", "", "", "session.time-not-possible", "session.nothing-measured"],
            burst.Outcomes(dosing, Given.At(20)).OrderBy(o => o.Place).Select(o => o.Decision.Refusal?.Code ?? ""));
        var events = burst.Decide(dosing, Given.At(20)).Events;
        Assert.Equal([10, 10.4, 12], events.OfType<ObservationRecorded>().Select(o => (o.TakenAt - Given.Noon).TotalMinutes));
        Assert.Equal("warn", Assert.Single(events.OfType<AlarmRaised>()).Level);
        Assert.Empty(burst.Decide(events.Aggregate(dosing, DosingSession.Evolve), Given.At(20)).Events);
    }

    private static CorrectObservation Correct(Measures measures) => new(
        Fact, Given.At(10), Low, Given.At(10), measures, Given.Nurse.ToString(), Given.Protocols);
}
