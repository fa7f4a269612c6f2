using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AddingDevice;
using Stillwater.Sessions.DosingSessions.ChangingRate;
using Stillwater.Sessions.DosingSessions.StartingDose;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class EsketamineTests
{
    private static readonly DoseLimits Limits = new(1, "esketamine", "intranasal", "certified-hcs", 84m, 84m, 66m, null, 8);

    private static readonly Course Course = Course.Evolve(
        Course.Evolve(Course.Initial, new CourseOpened(Given.Plan, Given.Patient, Limits)),
        new SessionBooked(1, Given.Session, Given.Noon));

    private static readonly DosingSession Cleared = Given.After(
        (-120, Given.Schedule() with { Course = Course, PrescriberId = Given.OtherNurse }), (-60, Given.Prepare()),
        (-40, Given.CheckIn()), (-5, Given.Assess()));

    private static readonly DosingSession Dosing = Play(Cleared, 0, Start(84m, Device(0)));

    [Fact]
    public void A_prescriber_is_named_before_a_dose()
    {
        var nobody = Given.After(
            (-120, Given.Schedule() with { Course = Course }), (-60, Given.Prepare()), (-40, Given.CheckIn()),
            (-5, Given.Assess()));
        Assert.Equal("STAFF-PRESCRIBER", nobody.Held!.Holds.Single().RuleId);
    }

    [Fact]
    public void A_dose_owes_its_readings_for_two_hours()
    {
        Assert.Equal(
            ["vitals@0", "vitals@20", "cadss-6@40", "moaas@40", "vitals@40", "moaas@60", "vitals@60", "vitals@80",
                "moaas@90", "vitals@100", "moaas@120", "vitals@120"],
            Dosing.OpenChecks.Select(c => c.Key));
        Assert.Equal(0m, Dosing.Dose!.MgPerMin);
    }

    [Theory]
    [InlineData(70, "session.not-whole-devices")]
    [InlineData(112, "session.dose-above-cap")]
    [InlineData(84, null)]
    [InlineData(56, null)]
    public void A_dose_is_made_of_whole_devices(int mg, string? code) =>
        Assert.Equal(code, Start(mg).Decide(Cleared, Given.Noon).Refusal?.Code);

    [Theory]
    [InlineData(4.9, "session.device-rest")]
    [InlineData(5, null)]
    public void Between_two_devices_there_are_five_minutes(double minute, string? code) =>
        Assert.Equal(code, Add(minute).Decide(Dosing, Given.At(minute)).Refusal?.Code);

    [Fact]
    public void The_dose_is_complete_with_its_last_device()
    {
        var two = Play(Dosing, 5, Add(5));
        Assert.Equal("session.devices-missing", Stop(6).Decide(two, Given.At(6)).Refusal?.Code);
        var three = Play(two, 10, Add(10));
        Assert.Empty(Add(10).Decide(three, Given.At(11)).Events);
        Assert.Equal("session.devices-exceed-dose", Add(15).Decide(three, Given.At(15)).Refusal?.Code);
        var stopped = Play(three, 11, Stop(11));
        Assert.Equal((84m, SessionStep.Recovery), (stopped.Stopped!.GivenMg, stopped.Step));
        Assert.Contains(stopped.OpenChecks, c => c.Key == "vitals@120");
        var early = Play(stopped, 119, Given.Observe(119));
        Assert.Equal(["minimum-time"], Given.Discharge().Decide(early, Given.At(119)).Refusal?.Unmet);
        Assert.Null(Given.Discharge().Decide(Play(early, 120, Given.Observe(120)), Given.At(120)).Refusal);
    }

    [Theory]
    [InlineData(47.9, "session.too-soon")]
    [InlineData(48, null)]
    public void Two_doses_are_two_days_apart(double hours, string? code)
    {
        var course = Counted(Given.Noon.AddHours(-hours), 84m);
        Assert.Equal(code, (Start(84m) with { Course = course }).Decide(Cleared, Given.Noon).Refusal?.Code);
        Assert.Equal(code, (Given.Schedule() with { Course = course, StartsAt = Given.Noon })
            .Decide(DosingSession.Initial, Given.At(-60)).Refusal?.Code);
    }

    [Theory]
    [InlineData(84, null)]
    [InlineData(112, "session.weekly-max")]
    public void A_week_takes_168_mg_at_most(int before, string? code) => Assert.Equal(code,
        (Start(84m) with { Course = Counted(Given.Noon.AddDays(-3), before) }).Decide(Cleared, Given.Noon).Refusal?.Code);

    [Fact]
    public void A_device_belongs_to_a_running_nasal_dose()
    {
        Assert.Equal("session.no-devices", Add(5).Decide(Given.After(Given.UntilDosing), Given.At(5)).Refusal?.Code);
        Assert.Equal("session.not-dosing", Add(5).Decide(Cleared, Given.At(5)).Refusal?.Code);
        Assert.Equal("request.not-found", (Add(5) with { Dose = 2 }).Decide(Dosing, Given.At(5)).Refusal?.Code);
        Assert.Equal("session.time-not-possible", Add(9).Decide(Dosing, Given.At(5)).Refusal?.Code);
        Assert.Equal("session.not-an-infusion", Rate(0m, 5).Decide(Dosing, Given.At(5)).Refusal?.Code);
    }

    [Fact]
    public void An_infusion_that_stands_still_gives_nothing_more_and_is_watched_on()
    {
        var paused = Play(Given.After(Given.UntilDosing), 20, Rate(0m, 20));
        Assert.Equal(16.5m, paused.Rate!.GivenMg);
        Assert.Equal(16.5m, InfusedSoFar.MgAt(paused, Given.At(35)));
        Assert.Empty(Rate(0m, 21).Decide(paused, Given.At(21)).Events);
        var resumed = Play(paused, 35, Rate(0.5m, 35));
        Assert.Equal(26.5m, InfusedSoFar.MgAt(resumed, Given.At(55)));
        Assert.Equal(33m, InfusedSoFar.MgAt(resumed, Given.At(90)));
        Assert.Equal("session.rate-out-of-range", Rate(0.9m, 36).Decide(resumed, Given.At(36)).Refusal?.Code);
        Assert.Equal("session.time-not-possible", Rate(0.6m, 34).Decide(resumed, Given.At(36)).Refusal?.Code);
        var late = Play(resumed, 40, Given.Observe(40, Given.Calm(cadss6: 8)));
        Assert.Contains(late.OpenChecks, c => c.Key == "vitals@50");
    }

    private static DosingSession Play(
        DosingSession session, double minute, ICommand<DosingSession, DosingSessionEvent> command)
    {
        var decision = command.Decide(session, Given.At(minute));
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(session, DosingSession.Evolve);
    }

    private static Course Counted(DateTimeOffset at, decimal mg) =>
        Course.Evolve(Course, new DoseCounted(Guid.NewGuid(), "esketamine", mg, at));

    private static DeviceUsed Device(double minute) => new("SPR-1", Given.At(minute));

    private static StartDose Start(decimal mg, params DeviceUsed[] devices) => new(
        "esketamine", "intranasal", mg, Given.Noon, null, [new LotDrawn("SPR-1", mg)], Given.Nurse, null, Limits,
        Given.Protocols, null, devices);

    private static AddDevice Add(double minute) => new(1, Device(minute), Given.Nurse.ToString(), Given.Protocols);

    private static Stillwater.Sessions.DosingSessions.StoppingDose.StopDose Stop(double minute) =>
        Given.StopDose(minute) with { WastedMg = 0 };

    private static ChangeRate Rate(decimal mgPerMin, double minute) =>
        new(1, mgPerMin, "tolerability", Given.At(minute), Given.Nurse.ToString(), Given.Protocols);
}
