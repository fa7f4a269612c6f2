using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Tests.Plans.AmendPlan;

/// <summary>A signed plan changes by a signature, in steps, and never into another drug.</summary>
public class AmendPlanTests
{
    private static readonly Course Begun = Course.SignedCourse.With(Course.Tolerated(1));

    private static readonly Course Nasal = Course.Empty.With(
        Course.DraftedFrom(Course.Eligible with
        {
            PermittedRoutes = ["intranasal", "iv"],
            PermittedSettings = ["clinic", "certified-hcs"],
        }),
        Course.Asking(new RegimenAsked(
            "intranasal", "certified-hcs", new PrescribedDose.Fixed(new(56)), null, null, null, null, null)),
        Course.SignatureBy(Course.Licensed, 1, new Consent(Guid.Empty, "esketamine", "2026-01", null)));

    [Fact]
    public void A_change_takes_effect_when_it_is_signed()
    {
        var proposed = Begun.With(Life.AmendedTo(0.6m));
        Assert.Equal(33m, proposed.State.Signed!.Regimen.DoseMg.Amount);
        Assert.Equal((2, 39.6m), (proposed.State.Amendment!.Version, proposed.State.Amendment.Regimen.DoseMg.Amount));
        Assert.Equal("plan.version-not-current", proposed.RefusalOf(Course.Signature));

        var signed = proposed.With(Life.SignedVersion(2));
        Assert.Equal((2, 39.6m), (signed.State.Signed!.Version, signed.State.Signed.Regimen.DoseMg.Amount));
        Assert.Null(signed.State.Amendment);
        Assert.Equal(PlanPhase.Induction, signed.State.Status);
        Assert.Equal(["dose"], Assert.Single(signed.History.OfType<PlanAmended>()).Changes);
    }

    [Theory]
    [InlineData(0.75, null)]
    [InlineData(0.76, "plan.step-too-large")]
    [InlineData(0.8, "plan.step-too-large")]
    [InlineData(0.3, null)]
    public void A_dose_goes_up_by_a_quarter_of_a_milligram_at_most_and_down_freely(double mgPerKg, string? code)
    {
        var asked = Course.Half with
        {
            Dose = new PrescribedDose.PerKilogram(new((decimal)mgPerKg)),
            Override = OverrideCode.AboveSoftCap,
        };
        Assert.Equal(code, Begun.Then(Life.Amending(asked)).Decision.Refusal?.Code);
    }

    [Fact]
    public void A_dose_does_not_go_up_before_the_first_session_or_after_one_that_was_not_tolerated()
    {
        Assert.Equal("plan.step-too-early", Course.SignedCourse.RefusalOf(Life.AmendedTo(0.6m)));
        Assert.Equal("plan.step-not-tolerated", After(t => t with { PeakSystolicMmHg = 180 }));
        Assert.Equal("plan.step-not-tolerated", After(t => t with { PeakDiastolicMmHg = 110 }));
        Assert.Null(After(t => t with { PeakSystolicMmHg = 179, PeakDiastolicMmHg = 109 }));
        Assert.Equal("plan.step-not-tolerated", After(t => t with { LowestMoaas = 2 }));
        Assert.Null(After(t => t with { LowestMoaas = 3 }));
        Assert.Equal("plan.step-not-tolerated", After(t => t with { LowestSpo2Percent = 89 }));
        Assert.Null(After(t => t with { LowestSpo2Percent = 90 }));
        Assert.Equal("plan.step-not-tolerated", After(t => t with { WorstAdverseEventGrade = 2 }));
        Assert.Equal("plan.step-not-tolerated", After(t => t with { DistressingDissociation = true }));
        Assert.Equal("plan.step-not-tolerated", After(t => t with { PreDoseBand = "caution" }));
        Assert.Equal("plan.step-not-tolerated", Begun.With(Life.Adverse(1, 2)).RefusalOf(Life.AmendedTo(0.6m)));
    }

    [Fact]
    public void A_dose_does_not_go_up_at_the_visit_at_which_an_interacting_drug_changed()
    {
        var changed = Begun.With(Life.DrugAdded("DI-03", "s2", "review", Course.DayOf(1).AddHours(3)));
        Assert.Equal("plan.step-not-tolerated", changed.RefusalOf(Life.AmendedTo(0.6m)));
        Assert.Null(changed.With(Course.Tolerated(2)).Then(Life.AmendedTo(0.6m)).Decision.Refusal);
    }

    [Fact]
    public void Two_extra_sessions_are_the_most()
    {
        var one = Begun.With(Life.Amending(null, extra: 1), Life.SignedVersion(2));
        Assert.Equal((7, 24), (one.State.Signed!.Regimen.InductionSessions, one.State.Signed.Regimen.InductionDays));
        Assert.Equal("plan.extra-sessions-exceeded", one.RefusalOf(Life.Amending(null, extra: 2)));
        var two = one.With(Life.Amending(null, extra: 1), Life.SignedVersion(3));
        Assert.Equal((8, 2), (two.State.Signed!.Regimen.InductionSessions, two.State.ExtraSessions));
        Assert.Equal("plan.extra-sessions-exceeded", two.RefusalOf(Life.Amending(null, extra: 1)));
        Assert.Equal(
            "plan.extra-sessions-exceeded", Course.InRemission.With(Life.Maintained(4)).RefusalOf(Life.Amending(null, 1)));
    }

    [Fact]
    public void Another_drug_is_another_plan() => Assert.Equal(
        "plan.new-plan-required", Nasal.RefusalOf(Life.Amending(Course.Half)));

    [Fact]
    public void Another_route_needs_a_consent_of_its_own()
    {
        var muscle = Course.Half with { Route = "im", Infusion = null };
        var proposed = Begun.With(Life.Amending(muscle));
        Assert.Equal(["consent-treatment"], proposed.Then(Life.SignedVersion(2)).Decision.Refusal?.Unmet);
        var bound = new Consent(Guid.Empty, "treatment", "2026-01", "im");
        Assert.Equal("im", proposed.With(Life.SignedVersion(2, bound)).State.Signed!.Regimen.Route);
    }

    [Fact]
    public void A_changed_dose_needs_a_fresh_weight_and_extra_sessions_do_not()
    {
        var stale = Course.Start.AddDays(30);
        Assert.Equal("plan.weight-stale", Begun.RefusalOf(Life.AmendedTo(0.4m), stale));
        Assert.Null(Begun.Then(Life.Amending(null, extra: 1), stale).Decision.Refusal);
        Assert.Null(Begun.With(Life.Weighed(66, stale)).Then(Life.AmendedTo(0.4m), stale).Decision.Refusal);
    }

    [Fact]
    public void Nothing_is_amended_while_suspended_or_before_the_signature()
    {
        Assert.Equal("plan.suspended", Begun.With(Life.Contraindicated()).RefusalOf(Life.AmendedTo(0.6m)));
        Assert.Equal("plan.suspended", Begun.With(Life.AmendedTo(0.6m), Life.Contraindicated()).RefusalOf(
            Life.SignedVersion(2)));
        Assert.Equal("plan.not-signed", Course.Empty.With(Course.Drafted).RefusalOf(Life.AmendedTo(0.6m)));
    }

    [Fact]
    public void A_course_of_phases_steps_back_to_the_more_frequent_one()
    {
        var weekly = Nasal.With([.. Enumerable.Range(1, 9).Select(Course.Tolerated)]);
        Assert.Equal("plan.step-back-not-possible", weekly.RefusalOf(Life.Amending(null, phase: 2)));
        Assert.Equal("plan.step-back-not-possible", Begun.RefusalOf(Life.Amending(null, phase: 1)));

        var back = weekly.With(Life.Amending(null, phase: 1), Life.SignedVersion(2, new Consent(
            Guid.Empty, "esketamine", "2026-01", null)));
        Assert.Equal(9 + 12, back.State.Signed!.Regimen.InductionSessions);
        Assert.Equal((1, 9), (back.State.PhaseStart!.Phase, back.State.PhaseStart.SessionsBefore));
    }

    private static string? After(Func<Contracts.Session.V1.SessionCompleted, Contracts.Session.V1.SessionCompleted> how) =>
        Course.SignedCourse.With(Course.Completed(1, told => how(Course.Well(told))))
            .Then(Life.AmendedTo(0.6m)).Decision.Refusal?.Code;
}
