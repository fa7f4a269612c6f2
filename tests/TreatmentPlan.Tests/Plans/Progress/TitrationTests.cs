using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.DecideProposal;
using Stillwater.TreatmentPlans.Plans.Progress;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Tests.Plans.Progress;

using Decide = Stillwater.TreatmentPlans.Plans.DecideProposal.DecideProposal;

/// <summary>Scenarios S03 and S05 and the titration rules of section 4.4.</summary>
public class TitrationTests
{
    [Fact]
    public void S03_a_partial_response_after_three_sessions_proposes_a_tenth_more_and_no_stop()
    {
        var course = Partial();
        var up = Assert.Single(course.Open);
        Assert.Equal((ProposalKind.TitrationUp, 0.5m, 0.6m), (
            up.Kind, up.From!.DosePerKgMg!.Value.Amount, up.To.DosePerKgMg!.Value.Amount));
        Assert.Equal(("30.0", 2), (up.Because[0].Values["changePercent"], up.Because[0].Evidence.Count));

        var accepted = course.With(Course.Decided(up.Id, ProposalDecision.Accept)).State;
        Assert.Equal((39.6m, 2, 6), (
            accepted.Signed!.Regimen.DoseMg.Amount, accepted.Signed.Version, accepted.Signed.Regimen.InductionSessions));
    }

    [Fact]
    public void S03_partial_response_after_the_series_gets_two_more_sessions_and_response_then_maintenance()
    {
        var six = Partial().With(Tolerated(20, (4, 13), (5, 12), (6, 11)));
        var extra = Assert.Single(six.Open, p => p.Kind == ProposalKind.ExtraSessions);
        Assert.Equal(2, extra.To.ExtraSessions);
        var lengthened = six.With(Course.Decided(extra.Id, ProposalDecision.Accept));
        Assert.Equal(8, lengthened.State.Signed!.Regimen.InductionSessions);

        var eight = lengthened.With(Tolerated(20, (7, 10), (8, 9)));
        Assert.Equal(4, Assert.Single(eight.Open, p => p.Kind == ProposalKind.MaintenanceStart).To.IntervalWeeks);
    }

    [Fact]
    public void Partial_response_after_all_extra_sessions_is_reviewed()
    {
        var six = Partial().With(Tolerated(20, (4, 13), (5, 12), (6, 11)));
        six = six.With(Course.Decided(six.Open.Single(p => p.Kind == ProposalKind.ExtraSessions).Id, ProposalDecision.Accept));
        var eight = six.With(Tolerated(20, (7, 11), (8, 11)));
        Assert.Equal("stop.partial-after-extra", Assert.Single(eight.Open).Because[0].RuleId);
    }

    [Fact]
    public void Nothing_higher_is_proposed_before_the_third_session_at_response_or_without_knowing_how_it_was_borne()
    {
        Assert.Empty(Course.SignedCourse.With(Tolerated(20, (1, 16), (2, 15))).Open);
        Assert.Empty(Course.SignedCourse.With(Tolerated(20, (1, 16), (2, 15), (3, 10))).Open);
        var silent = Course.SignedCourse.With(
            Course.Completed(1), Course.Completed(2), Course.Completed(3), Course.Assessed(3, 14, baseline: 20));
        Assert.Empty(silent.Open);
    }

    [Fact]
    public void S05_a_desaturation_proposes_a_quarter_less_and_nothing_more()
    {
        var low = Course.SignedCourse.With(
            Course.Completed(1, told => Course.Well(told) with { LowestSpo2Percent = 86, LowestMoaas = 2 }));
        var down = Assert.Single(low.Open);
        Assert.Equal((ProposalKind.TitrationDown, 0.375m), (down.Kind, down.To.DosePerKgMg!.Value.Amount));
        var accepted = low.With(Course.Decided(down.Id, ProposalDecision.Accept)).State;
        Assert.Equal(24.7m, accepted.Signed!.Regimen.DoseMg.Amount);
    }

    [Fact]
    public void An_adverse_event_that_is_heard_of_later_takes_the_step_up_back()
    {
        var course = Partial().With(Life.Adverse(3, 2));
        Assert.Equal(ProposalKind.TitrationDown, Assert.Single(course.Open).Kind);
        Assert.Equal(ProposalState.Superseded, course.State.Proposals[0].State);
    }

    [Fact]
    public void Modify_is_held_to_the_same_step()
    {
        var course = Partial();
        Assert.Equal("plan.step-too-large", course.RefusalOf(Modified(course, 0.76m)));
        Assert.Equal(0.7m, course.With(Modified(course, 0.7m)).State.Signed!.Regimen.DosePerKgMg!.Value.Amount);
        var interval = Course.Decided(course.Open[0].Id, ProposalDecision.Modify, weeks: 4);
        Assert.Equal("plan.terms-not-for-proposal", course.RefusalOf(interval));
    }

    [Theory]
    [InlineData("sc", 0.5, 0.6, 0.3)]
    [InlineData("sc", 0.6, 0.75, 0.4)]
    [InlineData("sc", 0.75, 0.9, 0.5)]
    [InlineData("sc", 0.9, null, 0.6)]
    [InlineData("sc", 0.1, 0.2, null)]
    [InlineData("iv", 0.5, 0.6, 0.375)]
    [InlineData("iv", 0.7, null, 0.525)]
    [InlineData("iv", 0.2, 0.3, 0.15)]
    public void Each_route_has_its_steps_per_kilogram(string route, double at, double? up, double? down)
    {
        var regimen = RegimenOf(Course.Half with
        {
            Route = route,
            Dose = new PrescribedDose.PerKilogram(new((decimal)at)),
            Infusion = null,
            Override = OverrideCode.AboveSoftCap,
        });
        var titration = new Titration(regimen, Course.Rules);
        Assert.Equal((decimal?)up, titration.Higher?.DosePerKgMg?.Amount);
        Assert.Equal((decimal?)down, titration.Lower?.DosePerKgMg?.Amount);
    }

    [Theory]
    [InlineData("sublingual", "home", 175.0, 200.0, 131.2)]
    [InlineData("sublingual", "home", 176.0, null, 132.0)]
    [InlineData("sublingual", "clinic", 275.0, 300.0, 206.2)]
    [InlineData("oral", "clinic", 140.0, 165.0, 105.0)]
    [InlineData("oral", "clinic", 141.0, null, 105.7)]
    [InlineData("intranasal", "certified-hcs", 56.0, 84.0, 28.0)]
    [InlineData("intranasal", "certified-hcs", 84.0, null, 56.0)]
    [InlineData("intranasal", "certified-hcs", 28.0, 56.0, null)]
    public void Each_route_has_its_steps_in_milligrams(string route, string setting, double at, double? up, double? down)
    {
        var lozenge = route == "sublingual";
        var counts = route != "intranasal";
        var regimen = RegimenOf(new RegimenAsked(
            route, setting, new PrescribedDose.Fixed(new((decimal)at)), null, null, counts ? 6 : null, counts ? 21 : null, null)
        {
            Hold = lozenge ? new(10) : null,
            SpitOrSwallow = lozenge ? "spit" : null,
        });
        var titration = new Titration(regimen, Course.Rules);
        Assert.Equal((decimal?)up, titration.Higher?.DoseMg?.Amount);
        Assert.Equal((decimal?)down, titration.Lower?.DoseMg?.Amount);
    }

    [Theory]
    [InlineData(69.2, false)]
    [InlineData(69.3, true)]
    [InlineData(62.7, true)]
    [InlineData(62.8, false)]
    public void A_weight_that_changed_by_a_twentieth_has_the_dose_computed_again(double kg, bool proposed)
    {
        var weighed = Course.SignedCourse.With(Course.Tolerated(1), Life.Weighed((decimal)kg, Course.DayOf(1).AddDays(1)));
        Assert.Equal(proposed, weighed.Open.Any(p => p.Kind == ProposalKind.DoseRecompute));
        if (!proposed)
            return;
        var recomputed = weighed.Then(
            Course.Decided(weighed.Open[0].Id, ProposalDecision.Accept), Course.DayOf(1).AddDays(1)).Course.State;
        Assert.Equal(decimal.Round(0.5m * (decimal)kg, 1, MidpointRounding.ToZero), recomputed.Signed!.Regimen.DoseMg.Amount);
    }

    [Fact]
    public void Two_well_borne_sessions_in_the_clinic_and_response_open_the_way_home()
    {
        var lozenge = new RegimenAsked("sublingual", "clinic", new PrescribedDose.Fixed(new(100)), null, null, 6, 21, 4)
        {
            Hold = new(10), SpitOrSwallow = "spit",
        };
        var signed = Course.Empty.With(
            Course.DraftedFrom(Course.Eligible with { PermittedSettings = ["clinic", "home"] }), Course.Asking(lozenge),
            Course.Signature);
        Assert.Empty(signed.With(Tolerated(22, (1, 8))).Open);
        var held = signed.With(Tolerated(22, (1, 12), (2, 8)));
        var home = Assert.Single(held.Open);
        Assert.Equal((ProposalKind.HomeStepDown, "home"), (home.Kind, home.To.Setting));
        var refused = held.Then(Course.Decided(home.Id, ProposalDecision.Accept)).Decision.Refusal;
        Assert.Equal(["consent-home-dosing", "consent-telehealth"], refused?.Unmet);
    }

    private static Course Partial() => Course.SignedCourse.With(Tolerated(20, (1, 16), (2, 15), (3, 14)));

    private static Stillwater.Platform.Commands.ICommand<Plan, PlanEvent>[] Tolerated(
        int baseline, params (int Session, int Score)[] scores) =>
        [.. scores.SelectMany(s => new[]
        {
            Course.Tolerated(s.Session), Course.Assessed(s.Session, s.Score, baseline: baseline),
        })];

    private static Decide Modified(Course course, decimal mgPerKg) => Course.Decided(
        course.Open[0].Id, ProposalDecision.Modify, DecisionTerms.None with
        {
            Regimen = Course.Half with
            {
                Dose = new PrescribedDose.PerKilogram(new(mgPerKg)), Override = OverrideCode.AboveSoftCap,
            },
        });

    private static Regimen RegimenOf(RegimenAsked asked)
    {
        var draft = Course.Empty.With(Course.DraftedFrom(Course.Eligible with
        {
            PermittedRoutes = ["iv", "sc", "sublingual", "oral", "intranasal"],
            PermittedSettings = ["clinic", "certified-hcs", "home"],
        }));
        return Assert.IsType<RegimenProposed>(Assert.Single(draft.Then(Course.Asking(asked)).Decision.Events)).Regimen;
    }
}
