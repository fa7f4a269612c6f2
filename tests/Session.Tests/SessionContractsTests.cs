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
            ["SessionScheduled", "SessionCleared", "SessionStarted", "DoseGiven", "PatientDischarged",
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
