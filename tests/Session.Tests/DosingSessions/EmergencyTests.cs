using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.HandlingEmergency;
using Stillwater.Sessions.DosingSessions.RecordingAdverseEvent;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class EmergencyTests
{
    private static readonly DosingSession Dosing = Given.After(Given.UntilDosing);
    internal static readonly DosingSession Open = Given.After([.. Given.UntilDosing, (22, Emergency())]);

    [Fact]
    public void While_an_emergency_is_open_vitals_are_owed_every_two_minutes()
    {
        Assert.Contains(Open.OpenChecks, c => c.Key == "vitals@24" && c.OverdueAt == Given.At(26));
        var observed = Given.Observe(24).Decide(Open, Given.At(24)).Events.Aggregate(Open, DosingSession.Evolve);
        Assert.Contains(observed.OpenChecks, c => c.Key == "vitals@26");
        var over = Close().Decide(observed, Given.At(25)).Events.Aggregate(observed, DosingSession.Evolve);
        var calm = Given.Observe(26).Decide(over, Given.At(26)).Events.Aggregate(over, DosingSession.Evolve);
        Assert.DoesNotContain(calm.OpenChecks, c => c.Key == "vitals@28");
    }

    [Fact]
    public void An_infusion_that_is_stopped_in_an_emergency_does_not_slow_the_watch()
    {
        var stop = Given.StopDose(22) with { Reason = "alarm", GivenMg = 18m, WastedMg = 0 };
        var stopped = stop.Decide(Open, Given.At(22)).Events.Aggregate(Open, DosingSession.Evolve);
        Assert.Equal(Given.At(24), stopped.OpenChecks.First(c => c.IsVitals && c.DueAt > Given.At(22)).DueAt);
        Assert.Contains(stopped.OpenChecks, c => c.Key == "vitals@37");
    }

    [Fact]
    public void A_step_out_of_its_order_is_recorded_as_such()
    {
        var stopped = Act("oxygen", 23).Decide(Open, Given.At(23)).Events.Aggregate(Open, DosingSession.Evolve);
        Assert.False(stopped.Emergencies[0].Actions[0].OutOfOrder);
        var late = Assert.IsType<EmergencyActionTaken>(Assert.Single(Act("stop-dose", 24).Decide(stopped, Given.At(24)).Events));
        Assert.True(late.OutOfOrder);
    }

    [Fact]
    public void Nobody_is_discharged_out_of_an_open_emergency()
    {
        var recovering = Given.After([.. Given.UntilReady, (101, Emergency() with { StartedAt = Given.At(101) })]);
        Assert.Equal("session.emergency-open", Given.Discharge().Decide(recovering, Given.At(101)).Refusal?.Code);
    }

    public static TheoryData<string, ICommand<DosingSession, DosingSessionEvent>, DosingSession> Refusals => new()
    {
        { "session.not-dosed", Emergency(), Given.After(Given.UntilCleared) },
        { "session.emergency-open", Emergency() with { Kind = "seizure" }, Open },
        { "session.alarm-unknown", Emergency() with { Alarm = 4 }, Dosing },
        { "session.time-not-possible", Emergency() with { StartedAt = Given.At(40) }, Dosing },
        { "request.not-found", Act("oxygen", 23), Dosing },
        { "session.time-not-possible", Act("oxygen", 21), Open },
        { "session.emergency-closed", Act("oxygen", 23), Closed },
        { "session.emergency-closed", Close() with { Outcome = "ems-transfer" }, Closed },
        { "session.not-checked-in", AdverseEvent(), Given.After((-120, Given.Schedule())) },
        { "session.time-not-possible", AdverseEvent() with { OnsetAt = Given.At(40) }, Dosing },
        { "session.time-not-possible", AdverseEvent() with { ResolvedAt = Given.At(21) }, Dosing },
        { "session.grade-contradicts", AdverseEvent() with { Grade = 5 }, Dosing },
        { "session.grade-contradicts", AdverseEvent() with { Seriousness = ["death"] }, Dosing },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_contradicts_itself_is_refused(
        string code, ICommand<DosingSession, DosingSessionEvent> command, DosingSession session) =>
        Assert.Equal(code, command.Decide(session, Given.At(30)).Refusal?.Code);

    [Fact]
    public void A_serious_adverse_event_owes_its_reports_by_the_clock_and_one_that_is_not_owes_none()
    {
        var grave = Assert.IsType<AdverseEventRecorded>(Assert.Single(AdverseEvent().Decide(Dosing, Given.At(30)).Events));
        Assert.Empty(grave.Reports);
        var serious = (AdverseEventRecorded)(AdverseEvent() with { Seriousness = ["important-medical-event"] })
            .Decide(Dosing, Given.At(30)).Events[0];
        Assert.Equal([new ReportClock("manufacturer", Given.At(30).AddHours(24))], serious.Reports);
    }

    [Fact]
    public void An_adverse_event_may_be_recorded_after_the_patient_has_left_and_counts_in_what_is_told()
    {
        var discharged = Given.After([.. Given.UntilReady, (100, Given.Discharge())]);
        Assert.Single(AdverseEvent().Decide(discharged, Given.At(120)).Events);
        var grave = Given.After([.. Given.UntilDosing, (30, AdverseEvent())]);
        Assert.Equal(3, SessionExtremes.Of(grave).WorstAdverseEventGrade);
    }

    private static DosingSession Closed => Close().Decide(Open, Given.At(25)).Events.Aggregate(Open, DosingSession.Evolve);

    private static OpenEmergency Emergency() =>
        new("desaturation", Given.At(22), null, Given.Nurse.ToString(), Given.Protocols);

    private static TakeEmergencyAction Act(string code, double minute) =>
        new(1, Guid.NewGuid(), code, Given.At(minute), null, Given.Nurse.ToString(), Given.Protocols);

    private static CloseEmergency Close() => new(1, "resolved", null);

    private static RecordAdverseEvent AdverseEvent() => new(
        Guid.Parse("0198c0de-0000-7000-8000-000000000003"), "hypoxia", Given.At(22), Given.At(25), 3, [], "probable",
        "stopped", "recovered", null, Given.Nurse.ToString(), Given.Protocols);
}
