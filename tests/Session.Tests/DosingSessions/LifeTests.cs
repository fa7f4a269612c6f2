using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AbortingSession;
using Stillwater.Sessions.DosingSessions.CancellingSession;
using Stillwater.Sessions.DosingSessions.RecordingNoShow;
using Stillwater.Sessions.DosingSessions.ReschedulingSession;
using Stillwater.Sessions.DosingSessions.TransferringPatient;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class LifeTests
{
    private static readonly DosingSession Scheduled = Given.After((-120, Given.Schedule()));
    private static readonly DosingSession Dosing = Given.After(Given.UntilDosing);
    private static readonly DosingSession Recovering = Given.After(Given.UntilRecovery);

    [Fact]
    public void A_session_takes_chair_and_monitor_until_recovery_is_over()
    {
        var block = Scheduled.Booking!.Block!;
        Assert.Equal((Given.At(-15), Given.At(85)), (block.From, block.Until));
        Assert.Equal(["chair::chair-1", $"staff:{Given.Nurse}"], block.Resources);
    }

    [Fact]
    public void A_new_time_keeps_the_number_and_nothing_that_was_found_for_the_old_one()
    {
        var cleared = Given.After(Given.UntilCleared);
        var moved = Assert.IsType<SessionRescheduled>(Assert.Single(Reschedule(1440).Decide(cleared, Given.At(0)).Events));
        Assert.Equal((Given.At(1440), "chair-1"), (moved.StartsAt, moved.ChairId));
        var again = DosingSession.Evolve(cleared, moved);
        Assert.Equal((SessionStep.Scheduled, 1, true), (again.Step, again.Number, again.Clearance is null));
        Assert.Empty(Reschedule(1440).Decide(again, Given.At(1)).Events);
        Assert.Equal("session.not-cleared",
            (Given.StartDose() with { StartedAt = Given.At(1) }).Decide(again, Given.At(1)).Refusal?.Code);
        Assert.Single(again.Preparations);
    }

    [Fact]
    public void Who_did_not_come_is_recorded_once_the_time_has_come()
    {
        Assert.Equal("session.not-yet-due", new RecordNoShow().Decide(Scheduled, Given.At(-16)).Refusal?.Code);
        Assert.IsType<NoShowRecorded>(Assert.Single(new RecordNoShow().Decide(Scheduled, Given.At(-15)).Events));
        Assert.Equal("session.already-checked-in",
            new RecordNoShow().Decide(Given.After(Given.UntilCheckedIn), Given.At(0)).Refusal?.Code);
    }

    [Fact]
    public void Broken_off_before_a_dose_the_session_is_over()
    {
        var over = Given.After([.. Given.UntilCleared, (-1, new AbortSession("patient-request", null))]);
        Assert.Equal(SessionStep.Aborted, over.Step);
        Assert.Equal("session.aborted", Given.StartDose().Decide(over, Given.Noon).Refusal?.Code);
    }

    [Fact]
    public void Broken_off_after_a_dose_the_patient_is_watched_and_discharged()
    {
        var stop = Given.StopDose(22) with { Reason = "alarm", GivenMg = 18.2m, WastedMg = 0 };
        Assert.Equal("session.given-mg-required", new AbortSession("alarm", null).Decide(Dosing, Given.At(22)).Refusal?.Code);
        var events = new AbortSession("alarm", stop).Decide(Dosing, Given.At(22)).Events;
        Assert.Equal(["DoseStopped", "SessionAborted"], events.Select(e => e.GetType().Name));
        var aborted = events.Aggregate(Dosing, DosingSession.Evolve);
        Assert.Equal((SessionStep.Recovery, true), (aborted.Step, aborted.Aborted));
        Assert.Equal("session.already-aborted", new AbortSession("alarm", stop).Decide(aborted, Given.At(23)).Refusal?.Code);
        var ready = Given.Observe(82).Decide(aborted, Given.At(82)).Events.Aggregate(aborted, DosingSession.Evolve);
        var completed = Assert.IsType<SessionCompleted>(Given.Discharge().Decide(ready, Given.At(82)).Events[1]);
        Assert.Equal((true, 18.2m), (completed.Aborted, completed.GivenMg));
    }

    [Fact]
    public void A_transfer_to_hospital_ends_the_session()
    {
        var events = Transfer(60).Decide(Recovering, Given.At(60)).Events;
        Assert.Equal(["PatientTransferred", "SessionCompleted"], events.Select(e => e.GetType().Name));
        var over = events.Aggregate(Recovering, DosingSession.Evolve);
        Assert.Equal((SessionStep.Transferred, 0), (over.Step, over.OpenChecks.Count));
        Assert.Equal("session.transferred", Given.Discharge().Decide(over, Given.At(100)).Refusal?.Code);
    }

    public static TheoryData<string, ICommand<DosingSession, DosingSessionEvent>, DosingSession> Refusals => new()
    {
        { "session.dose-begun", Reschedule(1440), Dosing },
        { "session.starts-in-past", Reschedule(-1), Scheduled },
        { "session.dose-begun", new CancelSession("clinic"), Dosing },
        { "session.no-show", Reschedule(1440), Given.After((-120, Given.Schedule()), (0, new RecordNoShow())) },
        { "session.cancelled", new RecordNoShow(), Given.After((-120, Given.Schedule()), (0, new CancelSession("patient"))) },
        { "session.not-in-recovery", Transfer(60), Dosing },
        { "session.time-not-possible", Transfer(30), Recovering },
        { "session.time-not-possible", Transfer(90), Recovering },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_does_not_fit_the_life_of_a_session_is_refused(
        string code, ICommand<DosingSession, DosingSessionEvent> command, DosingSession session) =>
        Assert.Equal(code, command.Decide(session, Given.At(60)).Refusal?.Code);

    [Fact]
    public void A_barred_course_carries_no_dose()
    {
        var barred = Course.Evolve(Given.Course, new CourseBarred("plan-suspended", Given.At(-3)));
        var refusal = (Given.StartDose() with { Course = barred }).Decide(Given.After(Given.UntilCleared), Given.Noon).Refusal;
        Assert.Equal("session.course-barred", refusal?.Code);
        Assert.Equal(["plan-suspended"], refusal!.Unmet);
        var held = (Given.Assess() with { Outside = new(barred, Given.Notes, null) })
            .Decide(Given.After(Given.UntilCheckedIn), Given.At(-5)).Events[^1];
        Assert.Equal("PLAN-SUSPENDED", Assert.IsType<SessionHeld>(held).Holds.Single().RuleId);
    }

    private static RescheduleSession Reschedule(double minute) =>
        new(Given.At(minute), null, null, null, "bp", null, Given.Protocols);

    private static TransferToHospital Transfer(double minute) =>
        new(Given.Sealed("hospital"), "worsening", Given.At(minute), Given.Protocols);
}
