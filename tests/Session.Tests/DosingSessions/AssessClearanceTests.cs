using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AssessingClearance;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class AssessClearanceTests
{
    private static readonly DosingSession CheckedIn = Given.After(Given.UntilCheckedIn);

    [Fact]
    public void A_patient_with_every_gate_met_is_cleared_for_half_an_hour()
    {
        var events = Given.Assess().Decide(CheckedIn, Given.At(-5)).Events;
        Assert.Collection(
            events,
            e => Assert.Empty(Assert.IsType<ClearanceAssessed>(e).Facts),
            e => Assert.Equal(Given.At(25), Assert.IsType<SessionCleared>(e).ValidUntil));
    }

    public static TheoryData<string, string, AssessClearance, DosingSession> Holds => new()
    {
        { "BP-CAUTION", "review", Given.Assess(Given.Reading(148, 90)), CheckedIn },
        { "BP-HOLD", "hold", Given.Assess(Given.Reading(162, 97)), CheckedIn },
        { "BP-LOW", "hold", Given.Assess(Given.Reading(88, 60)), CheckedIn },
        { "BP-MISSING", "missing", Given.Assess() with { Readings = [] }, CheckedIn },
        { "RC-10-LOW", "hold", Given.Assess(Given.Reading(124, 78, spo2: 91)), CheckedIn },
        { "RC-10-BORDERLINE", "review", Given.Assess(Given.Reading(124, 78, spo2: 93)), CheckedIn },
        { "SI-MISSING", "missing", Given.Assess() with { Suicidality = null }, CheckedIn },
        { "SI-MISSING", "missing",
            Given.Assess() with { Suicidality = Given.NoSuicidality with { TakenAt = Given.At(-1500) } }, CheckedIn },
        { "SI-MODERATE", "hold",
            Given.Assess() with { Suicidality = Given.NoSuicidality with { Severity = "moderate" } }, CheckedIn },
        { "SI-HIGH", "hold", Given.Assess() with { Suicidality = Given.NoSuicidality with { Severity = "high" } },
            CheckedIn },
        { "BASELINE-PHQ9", "missing", Given.Assess() with { Phq9Id = null }, CheckedIn },
        { "BASELINE-PHQ9", "missing", Given.Assess() with { Phq9TakenAt = Given.Noon.AddDays(-8) }, CheckedIn },
        { "SES-01-PREPARATION", "missing", Given.Assess(),
            Given.After((-120, Given.Schedule()), (-40, Given.CheckIn())) },
        { "SES-01-ESCORT", "missing", Given.Assess(), With(c => c with { EscortName = null }) },
        { "RC-21", "hold", Given.Assess(), With(c => c with { LastSolidAt = Given.At(-300) }) },
        { "RC-21", "hold", Given.Assess(), With(c => c with { LastFluidAt = Given.At(-60) }) },
        { "RC-21-UNKNOWN", "missing", Given.Assess(), With(c => c with { LastFluidAt = null }) },
        { "SES-01-MEDICINES", "review", Given.Assess(),
            With(c => c with { Medicines = [new(Given.Sealed("medicine"), null, false)] }) },
        { "SES-01-MEDICATION", "review", Given.Assess(),
            With(c => c with { Changes = new(true, false, false, false) }) },
        { "RC-17", "missing", Given.Assess(), With(c => c with { Changes = new(false, true, false, false) }) },
        { "CI-09", "hold", Given.Assess() with { Hcg = "positive" }, CheckedIn },
        { "SCR-11", "review", Given.Assess(), With(c => c with { Changes = new(false, false, true, false) }) },
        { "CI-12", "hold", Given.Assess(), With(c => c with { Changes = new(false, false, false, true) }) },
    };

    [Theory]
    [MemberData(nameof(Holds))]
    public void A_session_is_held_by_the_rule_that_speaks_against_it(
        string ruleId, string kind, AssessClearance command, DosingSession session)
    {
        var held = Assert.IsType<SessionHeld>(command.Decide(session, Given.At(-5)).Events[^1]);
        Assert.Equal((ruleId, kind), (held.Holds.Single().RuleId, held.Holds.Single().Kind));
    }

    [Fact]
    public void A_normal_pressure_at_its_border_clears() =>
        Assert.IsType<SessionCleared>(Given.Assess(Given.Reading(140, 90)).Decide(CheckedIn, Given.At(-5)).Events[^1]);

    [Fact]
    public void Low_suicidality_is_a_finding_that_holds_nothing() => Assert.IsType<SessionCleared>(
        (Given.Assess() with { Suicidality = Given.NoSuicidality with { Severity = "low" } })
            .Decide(CheckedIn, Given.At(-5)).Events[^1]);

    [Fact]
    public void A_negative_test_answers_a_possible_pregnancy() => Assert.IsType<SessionCleared>(
        (Given.Assess() with { Hcg = "negative" })
            .Decide(With(c => c with { Changes = new(false, true, false, false) }), Given.At(-5)).Events[^1]);

    [Fact]
    public void A_baseline_is_asked_for_before_the_first_dose_only()
    {
        var second = Given.After((-120, Given.Schedule(number: 2)), (-60, Given.Prepare()), (-40, Given.CheckIn()));
        Assert.IsType<SessionCleared>((Given.Assess() with { Phq9Id = null }).Decide(second, Given.At(-5)).Events[^1]);
    }

    [Fact]
    public void A_crisis_cancels_at_once()
    {
        var cancelled = Assert.IsType<SessionCancelled>(
            Given.Assess(Given.Reading(186, 104)).Decide(CheckedIn, Given.At(-5)).Events[^1]);
        Assert.Equal(["BP-CRISIS"], cancelled.RuleIds);
    }

    [Fact]
    public void High_pressure_that_settles_clears_on_readings_kept_over_the_calls()
    {
        var held = Given.After([.. Given.UntilCheckedIn, (-39, Given.Assess(Given.Reading(165, 96, -40)))]);
        Assert.Equal(Given.At(-10), held.Held!.NextReadingAt);
        var again = (Given.Assess(Given.Reading(138, 86)) with { Suicidality = null, Phq9Id = null })
            .Decide(held, Given.At(-5));
        Assert.IsType<SessionCleared>(again.Events[^1]);
    }

    [Fact]
    public void Asking_again_without_a_new_fact_adds_nothing_while_nothing_has_changed()
    {
        var cleared = Given.After(Given.UntilCleared);
        Assert.Empty(Given.Assess().Decide(cleared, Given.At(10)).Events);
        Assert.IsType<SessionHeld>(Given.Assess().Decide(cleared, Given.At(21)).Events[^1]);
    }

    public static TheoryData<string, AssessClearance, DosingSession> Refusals => new()
    {
        { "session.not-checked-in", Given.Assess(), Given.After((-120, Given.Schedule())) },
        { "session.dose-begun", Given.Assess(), Given.After(Given.UntilDosing) },
        { "session.pressure-implausible", Given.Assess(Given.Reading(80, 80)), CheckedIn },
        { "session.time-in-future", Given.Assess(Given.Reading(120, 80, 0)), CheckedIn },
        { "session.cancelled", Given.Assess(),
            Given.After([.. Given.UntilCheckedIn, (-5, Given.Assess(Given.Reading(186, 104)))]) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Clearance_is_refused_with_a_stable_code(string code, AssessClearance command, DosingSession session) =>
        Assert.Equal(code, command.Decide(session, Given.At(-5)).Refusal?.Code);

    private static DosingSession With(Func<PatientCheckedIn, PatientCheckedIn> change) =>
        CheckedIn with { CheckIn = change(CheckedIn.CheckIn!) };
}
