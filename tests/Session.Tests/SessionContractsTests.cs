using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Tests;

public class SessionContractsTests
{
    [Fact]
    public void A_session_tells_the_others_what_they_react_to()
    {
        var history = Given.History([.. Given.UntilReady, (100, Given.Discharge())]);
        Assert.Equal(
            ["SessionScheduled", "InstrumentAnswered", "SessionCleared", "SessionStarted", "DoseGiven", "PatientDischarged",
                "SessionCompleted"],
            history.Select(Translate).OfType<IContract>().Select(c => c.GetType().Name));
    }

    [Fact]
    public void A_completed_session_says_what_was_given_and_when_the_patient_left()
    {
        var completed = Given.History([.. Given.UntilReady, (100, Given.Discharge())])[^1];
        Assert.Equal(
            new Contracts.Session.V1.SessionCompleted(
                Given.Patient, Given.Plan, Given.Session, 1, false, 33m, Given.At(100), Given.At(100), 126, 80, 98, 5, 0, false,
                "normal"),
            Translate(completed));
    }

    [Fact]
    public void A_session_that_went_badly_says_how_badly_so_that_the_next_dose_is_weighed_by_it()
    {
        var bad = Given.Calm() with
        {
            SystolicMmHg = 182, DiastolicMmHg = 111, Spo2Percent = 95, LowestSpo2Percent = 86, DurationSeconds = 20, Moaas = 2,
            Distress = true,
        };
        var hypoxia = new Sessions.DosingSessions.RecordingAdverseEvent.RecordAdverseEvent(
            Given.Patient, "hypoxia", Given.At(20), null, 3, [], "probable", "none", "recovered", null, "nurse", Given.Protocols);
        (double, Platform.Commands.ICommand<DosingSession, DosingSessionEvent>)[] played =
            [.. Given.UntilDosing, (0, Given.Observe(0)), (10, Given.Observe(10, bad)), (20, hypoxia), (20, Given.Observe(20)),
                (30, Given.Observe(30)), (40, Given.Observe(40)), (40, Given.StopDose()), (100, Given.Observe(100)),
                (100, Given.Discharge())];
        var told = Assert.IsType<Contracts.Session.V1.SessionCompleted>(Translate(Given.History(played)[^1]));
        Assert.Equal(
            (182, 111, 86, 2, 3, true, "normal"),
            (told.PeakSystolicMmHg, told.PeakDiastolicMmHg, told.LowestSpo2Percent, told.LowestMoaas,
                told.WorstAdverseEventGrade, told.DistressingDissociation, told.PreDoseBand));
        var cautious = Given.After([.. Given.UntilCheckedIn, (-5, Given.Assess(Given.Reading(148, 90)))]);
        Assert.Equal("caution", SessionExtremes.Of(cautious).PreDoseBand);
    }

    [Fact]
    public void A_correction_is_told_with_what_was_told_before()
    {
        var place = new SessionPlace(Given.Patient, Given.Plan, 1);
        var former = DoseEnd.Of((DoseStopped)Given.History(Given.UntilRecovery)[^1]);
        var corrected = new Sessions.DosingSessions.DoseCorrected(
            place, Given.Plan, 1, former, former with { GivenMg = 30m }, "ketamine", "iv", 0.455m, "nurse");
        Assert.Equal(
            new Contracts.Session.V1.DoseCorrected(
                Given.Patient, Given.Plan, Given.Session, 1, "ketamine", "iv", 33m, 30m, 0.455m, Given.At(100)),
            Translate(corrected));
    }

    [Fact]
    public void A_dose_says_how_much_was_really_given() => Assert.Equal(
        new DoseGiven(Given.Patient, Given.Plan, Given.Session, 1, "ketamine", "iv", 33m, 0.5m, 33m, Given.At(100)),
        Translate(Given.History(Given.UntilRecovery)[^1]));

    [Fact]
    public void A_held_session_names_the_rules()
    {
        var held = Given.History([.. Given.UntilCheckedIn, (-5, Given.Assess(Given.Reading(165, 95)))])[^1];
        Assert.Equal(["BP-HOLD"], Assert.IsType<Contracts.Session.V1.SessionHeld>(Translate(held)).RuleIds);
    }

    [Theory]
    [InlineData("not-taken")]
    [InlineData("platform-down")]
    public void A_missed_check_says_why(string cause)
    {
        var missed = new Sessions.DosingSessions.CheckMissed(
            new SessionPlace(Given.Patient, Given.Plan, 1), "vitals@20", Given.At(20), TimeSpan.FromSeconds(61), cause);
        Assert.Equal(
            new Contracts.Session.V1.CheckMissed(
                Given.Patient, Given.Plan, Given.Session, 1, "vitals@20", Given.At(20), 61, cause, Given.At(100)),
            Translate(missed));
    }

    [Fact]
    public void A_check_that_was_received_late_is_told_as_not_received()
    {
        var received = new MissedCheckReceived(
            new SessionPlace(Given.Patient, Given.Plan, 1), "vitals@20", Given.At(20), TimeSpan.FromMinutes(4));
        Assert.Equal("not-received", Assert.IsType<Contracts.Session.V1.CheckMissed>(Translate(received)).Cause);
    }

    private static IContract? Translate(DosingSessionEvent happened)
    {
        var stored = new Event<object>(happened) { StreamId = Given.Session };
        stored.SetHeader(EventStamp.OccurredAt, Given.At(100).UtcDateTime.ToString("O"));
        return SessionContracts.Translate(stored);
    }
}
