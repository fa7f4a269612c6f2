using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.DecidingHold;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.Patients;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class HoldTests
{
    private static readonly DosingSession Cautious = Held(Given.Reading(148, 90));

    private static readonly DosingSession Released =
        Decide(["BP-CAUTION"]).Decide(Cautious, Given.At(-4)).Events.Aggregate(Cautious, DosingSession.Evolve);

    /// <summary>Dosed on the condition that somebody looks every five minutes, and looked at once.</summary>
    internal static readonly DosingSession CloselyWatched = WatchClosely();

    [Fact]
    public void A_prescriber_releases_a_caution_with_a_slower_smaller_dose()
    {
        var events = Decide(["BP-CAUTION"]).Decide(Cautious, Given.At(-4)).Events;
        var released = Assert.IsType<HoldsReleased>(events[0]);
        Assert.Equal(
            ("prescriber", 25m, 5), (released.Role, released.Conditions!.DoseMg, released.Conditions.VitalsEveryMinutes));
        Assert.Equal(Given.At(26), Assert.IsType<SessionCleared>(events[1]).ValidUntil);

        Assert.Equal("session.outside-conditions", Given.StartDose().Decide(Released, Given.Noon).Refusal?.Code);
        Assert.Equal("session.outside-conditions",
            (Given.StartDose(25m) with { InfusionMinutes = 40 }).Decide(Released, Given.Noon).Refusal?.Code);
        Assert.Equal(50, CloselyWatched.Dose!.InfusionMinutes);
        Assert.Equal(Given.At(5), CloselyWatched.OpenChecks[0].DueAt);
    }

    [Fact]
    public void A_release_lapses_and_another_reading_in_the_band_does_not_undo_it_before()
    {
        var again = Given.Assess(Given.Reading(150, 90, 0)).Decide(Released, Given.At(0)).Events;
        Assert.IsType<SessionCleared>(again[^1]);
        var lapsed = Given.Assess(Given.Reading(150, 90, 26)).Decide(Released, Given.At(26)).Events;
        Assert.Equal("BP-CAUTION", Assert.IsType<SessionHeld>(lapsed[^1]).Holds.Single().RuleId);
    }

    [Fact]
    public void What_is_left_still_holds()
    {
        var held = Held(Given.Reading(148, 90) with { Spo2Percent = 93 });
        var left = Assert.IsType<SessionHeld>(Decide(["BP-CAUTION"]).Decide(held, Given.At(-4)).Events[1]);
        Assert.Equal(["RC-10-BORDERLINE"], left.Holds.Select(h => h.RuleId));
    }

    [Fact]
    public void A_high_suicide_risk_is_released_by_a_psychiatrist_on_an_assessment()
    {
        var held = Risky("high");
        var decision = Decide(["SI-HIGH"]) with { Roles = ["prescriber", "psychiatrist"], Conditions = null };
        Assert.Equal("session.assessment-required", decision.Decide(held, Given.At(-4)).Refusal?.Code);
        var seen = new AssessmentNoted(Given.Patient, Guid.NewGuid(), "psychiatrist", "high", "release", Given.At(-6));
        var onIt = decision with { AssessmentId = seen.AssessmentId, Assessment = seen };
        Assert.IsType<SessionCleared>(onIt.Decide(held, Given.At(-4)).Events[1]);
        Assert.Equal("session.assessment-unknown", (onIt with { Assessment = null }).Decide(held, Given.At(-4)).Refusal?.Code);
        AssessmentNoted[] unfit =
            [seen with { By = "clinician" }, seen with { DosingAdvice = "defer" }, seen with { AssessedAt = Given.At(-46) }];
        Assert.All(unfit, a => Assert.Equal(
            "session.assessment-unfit", (onIt with { Assessment = a }).Decide(held, Given.At(-4)).Refusal?.Code));
    }

    [Fact]
    public void Bladder_symptoms_are_released_by_a_prescriber_on_the_report_of_a_urologist()
    {
        var cleared = Given.After(Given.UntilCleared);
        var placed = new PlaceHold("urinary", Given.Protocols).Decide(cleared, Given.At(-5)).Events;
        Assert.Equal("LTW-BLADDER", Assert.IsType<OutsideHoldPlaced>(Assert.Single(placed)).Hold.RuleId);
        var held = placed.Aggregate(cleared, DosingSession.Evolve);
        var since = new Dictionary<string, DateTimeOffset> { ["urinary"] = Given.At(-5) };
        var decision = Decide(["LTW-BLADDER"]) with { Conditions = null, BarredSince = since };
        Assert.Equal("session.assessment-required", decision.Decide(held, Given.At(-4)).Refusal?.Code);
        var report = new AssessmentNoted(Given.Patient, Guid.NewGuid(), "urologist", "low", "release", Given.At(-4));
        var onIt = decision with { AssessmentId = report.AssessmentId, Assessment = report };
        Assert.IsType<HoldsReleased>(onIt.Decide(held, Given.At(-4)).Events[0]);
        Assert.Equal(
            "session.release-role", (onIt with { Roles = ["clinician"] }).Decide(held, Given.At(-4)).Refusal?.Code);
        AssessmentNoted[] unfit =
        [
            report with { By = "psychiatrist" }, report with { DosingAdvice = "stop" },
            report with { AssessedAt = Given.At(-6) },
        ];
        Assert.All(unfit, a => Assert.Equal(
            "session.assessment-unfit", (onIt with { Assessment = a }).Decide(held, Given.At(-4)).Refusal?.Code));
    }

    public static TheoryData<string, DecideHold, DosingSession> Refusals => new()
    {
        { "session.not-held", Decide(["BP-CAUTION"]), Given.After(Given.UntilCleared) },
        { "session.hold-unknown", Decide(["BP-HOLD"]), Cautious },
        { "session.release-role", Decide(["BP-CAUTION"]) with { Roles = ["clinician"] }, Cautious },
        { "session.release-role", Decide(["SI-MODERATE"]), Risky("moderate") },
        { "session.hold-not-releasable", Decide(["BP-HOLD"]), Held(Given.Reading(160, 85)) },
        { "session.hold-not-releasable", Decide(["BP-HOLD"]), Held(Given.Reading(150, 100)) },
        { "session.hold-not-releasable", Decide(["SI-MISSING"]),
            Given.After([.. Given.UntilCheckedIn, (-5, Given.Assess() with { Suicidality = null })]) },
        { "session.hold-not-releasable", Decide(["BP-CAUTION"]), Held(Given.Reading(148, 90, -36), -36) },
        { "session.cancelled", Decide(["BP-CRISIS"]), Held(Given.Reading(186, 104)) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_decision_on_a_hold_is_refused_with_a_stable_code(string code, DecideHold command, DosingSession session) =>
        Assert.Equal(code, command.Decide(session, Given.At(-4)).Refusal?.Code);

    [Fact]
    public void A_fact_released_before_anybody_assessed_the_patient_clears_nothing()
    {
        var booked = Given.After(
            (-120, Given.Schedule()), (-60, Given.Prepare()), (-50, new PlaceHold("interaction-major", Given.Protocols)));
        var release = Decide(["DI-S2"]) with { Conditions = null };
        var released = release.Decide(booked, Given.At(-45)).Events;
        Assert.IsType<HoldsReleased>(Assert.Single(released));
        var again = released.Aggregate(booked, DosingSession.Evolve);
        Assert.Equal((SessionStep.Scheduled, true), (again.Step, again.Clearance is null));
        Assert.Equal("session.not-cleared", Given.StartDose().Decide(again, Given.Noon).Refusal?.Code);
        Assert.Null(Given.CheckIn().Decide(booked, Given.At(-40)).Refusal);
        Assert.Null(Given.CheckIn().Decide(again, Given.At(-40)).Refusal);

        var arrived = Given.CheckIn().Decide(again, Given.At(-40)).Events.Aggregate(again, DosingSession.Evolve);
        var held = new PlaceHold("interaction-major", Given.Protocols).Decide(arrived, Given.At(-39)).Events
            .Aggregate(arrived, DosingSession.Evolve);
        var back = release.Decide(held, Given.At(-38)).Events.Aggregate(held, DosingSession.Evolve);
        Assert.Equal((SessionStep.CheckedIn, true), (back.Step, back.Clearance is null));
    }

    [Fact]
    public void A_release_does_not_clear_what_an_older_assessment_still_speaks_against()
    {
        var high = Held(Given.Reading(165, 96));
        var outside = high with { Held = high.Held! with { Holds = [new Hold("DI-S2", "review", ["prescriber"], "reason")] } };
        Assert.IsType<HoldsReleased>(Assert.Single(Decide(["DI-S2"]).Decide(outside, Given.At(-4)).Events));
    }

    [Fact]
    public void A_deferred_session_waits_for_a_new_time_and_forgets_what_was_found()
    {
        var deferred = (Decide(["BP-CAUTION"]) with { Choice = "defer" }).Decide(Cautious, Given.At(-4)).Events
            .Aggregate(Cautious, DosingSession.Evolve);
        Assert.Equal((SessionStep.Deferred, true), (deferred.Step, deferred.CheckIn is null));
        Assert.Empty(deferred.Readings);
        Assert.Equal("session.deferred", Given.CheckIn().Decide(deferred, Given.At(-3)).Refusal?.Code);
    }

    [Theory]
    [InlineData("cancel", "hold")]
    [InlineData("switch-plan", "switch-plan")]
    public void A_hold_can_end_the_session(string choice, string reasonCode) => Assert.Equal(
        reasonCode,
        Assert.IsType<SessionCancelled>(Assert.Single(
            (Decide(["BP-CAUTION"]) with { Choice = choice }).Decide(Cautious, Given.At(-4)).Events)).ReasonCode);

    /// <summary>Boundaries of section 2.3 and RC-07.</summary>
    [Theory]
    [InlineData(140, 90, 72, null)]
    [InlineData(141, 80, 72, "BP-CAUTION")]
    [InlineData(159, 99, 72, "BP-CAUTION")]
    [InlineData(160, 85, 72, "BP-HOLD")]
    [InlineData(150, 100, 72, "BP-HOLD")]
    [InlineData(179, 109, 72, "BP-HOLD")]
    [InlineData(124, 78, 100, null)]
    [InlineData(124, 78, 101, "RC-07")]
    [InlineData(124, 78, 120, "RC-07")]
    [InlineData(124, 78, 121, "RC-07-HOLD")]
    [InlineData(124, 78, 50, null)]
    [InlineData(124, 78, 49, "RC-07")]
    public void A_reading_at_its_border_is_judged(int systolic, int diastolic, int heart, string? rule)
    {
        var session = Held(Given.Reading(systolic, diastolic) with { HeartRatePerMin = heart });
        Assert.Equal(rule, session.Held?.Holds.Single().RuleId);
    }

    private static DosingSession Held(PreDoseReading reading, double minute = -5) =>
        Given.After([.. Given.UntilCheckedIn, (minute, Given.Assess(reading))]);

    private static DosingSession Risky(string severity) => Given.After(
        [.. Given.UntilCheckedIn,
         (-5, Given.Assess() with { Suicidality = Given.NoSuicidality with { Severity = severity } })]);

    private static DosingSession WatchClosely()
    {
        var dosing = (Given.StartDose(25m) with { InfusionMinutes = null }).Decide(Released, Given.Noon).Events
            .Aggregate(Released, DosingSession.Evolve);
        return Given.Observe(0).Decide(dosing, Given.Noon).Events.Aggregate(dosing, DosingSession.Evolve);
    }

    private static DecideHold Decide(string[] rules) => new(
        rules, "release", new DoseConditions(25m, 50, 5), null, ["prescriber"], "prescriber-1", Given.Protocols);
}
