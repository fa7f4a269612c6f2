using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.StartingDose;
using Stillwater.Sessions.DosingSessions.StoppingDose;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class DoseTests
{
    private static readonly DosingSession Cleared = Given.After(Given.UntilCleared);
    private static readonly DosingSession Dosing = Given.After(Given.UntilDosing);

    [Fact]
    public void A_dose_starts_on_a_clearance_and_owes_its_readings()
    {
        var started = Assert.IsType<DoseStarted>(Assert.Single(Given.StartDose().Decide(Cleared, Given.Noon).Events));
        Assert.Equal((33m, 40, 0.825m), (started.DoseMg, started.InfusionMinutes, started.MgPerMin));
        Assert.Equal(6, started.Checks.Count);
    }

    [Fact]
    public void The_rate_is_the_dose_over_its_minutes()
    {
        var limits = Given.Limits with { DoseMg = 41m, MaxDoseMg = 61.5m, WeightUsedKg = 82m };
        var started = (DoseStarted)(Given.StartDose(41m) with { InForce = limits }).Decide(Cleared, Given.Noon)
            .Events[0];
        Assert.Equal(1.025m, started.MgPerMin);
    }

    public static TheoryData<string, StartDose, DosingSession, double> StartRefusals => new()
    {
        { "session.not-cleared", Given.StartDose(), Given.After(Given.UntilCheckedIn), 0 },
        { "session.not-cleared", Given.StartDose(),
            Given.After([.. Given.UntilCheckedIn, (-5, Given.Assess(Given.Reading(165, 80)))]), 0 },
        { "session.not-cleared", Given.StartDose(), DosingSession.Initial, 0 },
        { "session.already-dosed", Given.StartDose(), Dosing, 1 },
        { "session.already-dosed", Given.StartDose(), Given.After(Given.UntilRecovery), 45 },
        { "session.clearance-expired", Given.StartDose() with { StartedAt = Given.At(26) }, Cleared, 26 },
        { "session.time-not-possible", Given.StartDose() with { StartedAt = Given.At(-6) }, Cleared, 0 },
        { "session.time-not-possible", Given.StartDose() with { StartedAt = Given.At(3) }, Cleared, 0 },
        { "session.not-as-planned", Given.StartDose() with { Drug = "esketamine" }, Cleared, 0 },
        { "session.not-as-planned", Given.StartDose() with { Route = "im" }, Cleared, 0 },
        { "session.dose-above-limit", Given.StartDose(33.1m), Cleared, 0 },
        { "session.dose-above-cap", Given.StartDose(49.6m), Cleared, 0 },
        { "session.dose-above-cap",
            Given.StartDose(66.1m) with { InForce = Given.Limits with { DoseMg = 80, MaxDoseMg = 80 } }, Cleared, 0 },
        { "session.rate-out-of-range", Given.StartDose() with { InfusionMinutes = 39 }, Cleared, 0 },
        { "session.rate-out-of-range", Given.StartDose() with { InfusionMinutes = 61 }, Cleared, 0 },
        { "session.lots-below-dose", Given.StartDose() with { Lots = [new LotDrawn("KET-2601", 32.9m)] }, Cleared, 0 },
    };

    [Theory]
    [MemberData(nameof(StartRefusals))]
    public void A_dose_is_refused_with_a_stable_code(
        string code, StartDose command, DosingSession session, double minute)
    {
        var decision = command.Decide(session, Given.At(minute));
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void The_plan_in_force_now_limits_the_dose()
    {
        var lowered = Given.StartDose() with { InForce = Given.Limits with { PlanVersion = 2, DoseMg = 25m } };
        Assert.Equal(StartDose.DoseAboveLimit, lowered.Decide(Cleared, Given.Noon).Refusal);
        Assert.Equal(2, ((DoseStarted)(lowered with { DoseMg = 25m }).Decide(Cleared, Given.Noon).Events[0])
            .PlanVersion);
    }

    [Fact]
    public void A_completed_dose_was_given_whole_and_recovery_owes_its_readings()
    {
        var stopped = Assert.IsType<DoseStopped>(Assert.Single(Given.StopDose().Decide(Dosing, Given.At(40)).Events));
        Assert.Equal((33m, 0.5m, 33m), (stopped.GivenMg, stopped.MgPerKg, stopped.CumulativeMg));
        Assert.Equal(["vitals@55", "vitals@70", "vitals@85", "vitals@100"], stopped.Checks.Select(c => c.Key));
        Assert.Empty(stopped.NoLongerOwed);
    }

    [Fact]
    public void A_dose_stopped_early_owes_other_readings()
    {
        var command = Given.StopDose(22) with { Reason = "alarm", GivenMg = 18.2m };
        var session = Given.After([.. Given.UntilDosing, (22, command)]);
        Assert.Equal(SessionStep.Recovery, session.Step);
        Assert.Equal(
            ["vitals@0", "vitals@10", "vitals@20", "vitals@37", "cadss-6@40", "vitals@52", "vitals@67", "vitals@82",
                "vitals@97", "vitals@112"],
            session.OpenChecks.Select(c => c.Key));
    }

    public static TheoryData<string, StopDose, DosingSession> StopRefusals => new()
    {
        { "session.not-dosing", Given.StopDose(), Cleared },
        { "session.not-dosing", Given.StopDose(), Given.After(Given.UntilRecovery) },
        { "request.not-found", Given.StopDose() with { Dose = 2 }, Dosing },
        { "session.time-not-possible", Given.StopDose(-1), Dosing },
        { "session.time-not-possible", Given.StopDose(43), Dosing },
        { "session.given-mg-required", Given.StopDose() with { Reason = "alarm" }, Dosing },
        { "session.given-above-dose", Given.StopDose() with { GivenMg = 33.1m }, Dosing },
        { "session.wasted-above-drawn", Given.StopDose() with { WastedMg = 17.1m }, Dosing },
        { "session.witness-required", Given.StopDose() with { Witness = null }, Dosing },
        { "session.witness-required", Given.StopDose() with { Witness = Given.Nurse }, Dosing },
        { "session.witness-is-giver",
            Given.StopDose() with { Witness = Given.Nurse, Actor = Given.OtherNurse.ToString() }, Dosing },
    };

    [Theory]
    [MemberData(nameof(StopRefusals))]
    public void Stopping_is_refused_with_a_stable_code(string code, StopDose command, DosingSession session) =>
        Assert.Equal(code, command.Decide(session, Given.At(40)).Refusal?.Code);
}
