using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.AssessingClearance;
using Stillwater.Sessions.DosingSessions.CorrectingFact;
using Stillwater.Sessions.DosingSessions.RecordingAdverseEvent;
using Stillwater.Sessions.DosingSessions.StoppingDose;

namespace Stillwater.Sessions.Tests.DosingSessions;

/// <summary>The ends of doses and the adverse events that were recorded wrong: both stay, and the gates ask again.</summary>
public class CorrectedFactTests
{
    private static readonly Guid Fact = Guid.Parse("0198c0de-0000-7000-8000-000000000061");
    private static readonly DosingSession Stopped = Given.After(Given.UntilReady);
    private static readonly DoseEnd Former = DoseEnd.Of(Stopped.Stopped!);

    private static readonly RecordAdverseEvent Hypoxia = new(
        Fact, "hypoxia", Given.At(12), Given.At(15), 2, [], "probable", "none", "recovered", null, "nurse", Given.Protocols);

    private static readonly DosingSession Untoward = Given.After([.. Given.UntilReady, (100, Hypoxia)]);

    [Fact]
    public void A_dose_that_ended_later_and_gave_less_is_known_with_both_values_and_asks_the_gate_again()
    {
        var later = Correct(Given.StopDose(50) with { Reason = "alarm", GivenMg = 30m, WastedMg = 20m });
        var corrected = Assert.IsType<DoseCorrected>(Assert.Single(later.Decide(Stopped, Given.At(100)).Events));
        Assert.Equal((33m, 30m, 0.455m), (corrected.Former.GivenMg, corrected.Now.GivenMg, corrected.MgPerKg));
        var after = DosingSession.Evolve(Stopped, corrected);
        Assert.Equal((30m, Given.At(50)), (after.Stopped!.CumulativeMg, after.Stopped.StoppedAt));
        Assert.Equal(Stopped.OpenChecks, after.OpenChecks);
        Assert.Equal(["minimum-time"], Given.Discharge().Decide(after, Given.At(100)).Refusal?.Unmet);
        Assert.Empty(later.Decide(after, Given.At(101)).Events);
        Assert.Equal(
            "session.fact-corrected",
            Correct(Given.StopDose(45)).Decide(after, Given.At(101)).Refusal?.Code);
    }

    public static TheoryData<string, StopDose> Refusals => new()
    {
        { "session.correction-changes-nothing", Given.StopDose() },
        { "session.given-above-dose", Given.StopDose() with { GivenMg = 34m, WastedMg = 0 } },
        { "session.wasted-above-drawn", Given.StopDose() with { WastedMg = 18m } },
        { "session.given-mg-required", Given.StopDose() with { Reason = "alarm" } },
        { "session.witness-is-giver", Given.StopDose() with { Witness = Given.Nurse, Actor = "another", WastedMg = 16m } },
        { "session.time-not-possible", Given.StopDose(-1) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_correction_of_a_dose_is_held_to_what_the_fact_was_held_to(string code, StopDose replacement) =>
        Assert.Equal(code, Correct(replacement).Decide(Stopped, Given.At(100)).Refusal?.Code);

    [Fact]
    public void A_dose_that_runs_has_no_end_to_correct() => Assert.Equal(
        "request.not-found", Correct(Given.StopDose(30)).Decide(Given.After(Given.UntilDosing), Given.At(40)).Refusal?.Code);

    [Fact]
    public void An_adverse_event_that_turns_out_serious_owes_its_report_from_then_and_keeps_owing_it()
    {
        var graver = Correct(Hypoxia with { Grade = 3, Seriousness = ["hospitalisation"] });
        var corrected = Assert.IsType<AdverseEventCorrected>(Assert.Single(graver.Decide(Untoward, Given.At(110)).Events));
        Assert.Equal(Given.At(110).AddHours(24), Assert.Single(corrected.Now.Reports).DueAt);
        var after = DosingSession.Evolve(Untoward, corrected);
        Assert.Equal((3, true), (after.AdverseEvents.Single().Grade, after.AdverseEvents.Single().IsSerious));
        Assert.Empty(graver.Decide(after, Given.At(111)).Events);

        var milder = new CorrectAdverseEvent(Given.Plan, corrected.Now, Hypoxia with { Grade = 1 });
        var again = Assert.IsType<AdverseEventCorrected>(Assert.Single(milder.Decide(after, Given.At(120)).Events));
        Assert.Equal((1, false, 1), (again.Now.Grade, again.Now.IsSerious, again.Now.Reports.Count));
    }

    public static TheoryData<string, RecordAdverseEvent> Untrue => new()
    {
        { "session.correction-changes-nothing", Hypoxia },
        { "session.grade-contradicts", Hypoxia with { Grade = 5 } },
        { "session.time-not-possible", Hypoxia with { ResolvedAt = Given.At(1) } },
    };

    [Theory]
    [MemberData(nameof(Untrue))]
    public void A_correction_of_an_adverse_event_is_refused_with_a_stable_code(string code, RecordAdverseEvent replacement) =>
        Assert.Equal(code, Correct(replacement).Decide(Untoward, Given.At(110)).Refusal?.Code);

    [Fact]
    public void A_pressure_that_was_read_wrong_decides_the_clearance_again()
    {
        var wrong = Given.Reading(124, 78);
        var cleared = Given.After(Given.UntilCleared);
        var higher = Correct([wrong], Given.Reading(164, 78));
        var events = higher.Decide(cleared, Given.At(-4)).Events;
        Assert.IsType<PreDoseReadingsCorrected>(events[0]);
        Assert.Equal(["BP-HOLD"], Assert.IsType<SessionHeld>(events[^1]).Holds.Select(h => h.RuleId));
        var after = events.Aggregate(cleared, DosingSession.Evolve);
        Assert.Equal((164, null), (after.Assessed!.DecidedOn!.SystolicMmHg, after.Clearance));
        Assert.Empty(higher.Decide(after, Given.At(-4)).Events);

        var dosed = Correct([wrong], Given.Reading(92, 78)).Decide(Given.After(Given.UntilDosing), Given.At(1)).Events;
        Assert.IsType<PreDoseReadingsCorrected>(Assert.Single(dosed));
        Assert.Equal(
            "session.correction-changes-nothing", Correct([wrong], wrong).Decide(cleared, Given.At(-4)).Refusal?.Code);
        Assert.Equal(
            "session.replacement-invalid", Correct([wrong], wrong, wrong).Decide(cleared, Given.At(-4)).Refusal?.Code);
        Assert.Equal(
            "session.pressure-implausible",
            Correct([wrong], Given.Reading(70, 78)).Decide(cleared, Given.At(-4)).Refusal?.Code);
        Assert.Equal(
            "request.not-found", Correct([Given.Reading(1, 0)], wrong).Decide(cleared, Given.At(-4)).Refusal?.Code);
    }

    private static CorrectReadings Correct(PreDoseReading[] former, params PreDoseReading[] now) => new(
        Fact, former, new AssessClearance(now, null, null, null, null, Given.Protocols), "nurse");

    private static CorrectDose Correct(StopDose replacement) => new(Fact, Former, replacement);

    private static CorrectAdverseEvent Correct(RecordAdverseEvent replacement) =>
        new(Fact, Untoward.AdverseEvents.Single(), replacement);
}
