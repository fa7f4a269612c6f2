using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.DecideProposal;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Tests.Plans.Progress;

using Decide = Stillwater.TreatmentPlans.Plans.DecideProposal.DecideProposal;

/// <summary>Scenario S10 and the stop rule of section 8, a to e, from both sides of each threshold.</summary>
public class StopRuleTests
{
    [Fact]
    public void S10_nothing_after_two_sessions_a_review_after_three_and_a_stop_after_four()
    {
        Assert.Empty(After(20, 20).Open);
        var three = After(20, 20, 19);
        var review = Assert.Single(three.Open);
        Assert.Equal((ProposalKind.Review, "stop.review-below"), (review.Kind, review.Because[0].RuleId));

        var four = After(20, 20, 19, 19);
        var stop = Assert.Single(four.Open);
        Assert.Equal((ProposalKind.Stop, "stop.below", "9.5"), (
            stop.Kind, stop.Because[0].RuleId, stop.Because[0].Values["changePercent"]));
        Assert.Equal(ProposalState.Superseded, four.State.Proposals[0].State);
    }

    [Fact]
    public void S10_the_prescriber_stops_with_alternatives_and_follow_up()
    {
        var four = After(20, 20, 19, 19);
        var stop = four.Open[0].Id;
        Assert.Equal("plan.reason-missing", four.RefusalOf(Course.Decided(stop, ProposalDecision.Accept)));
        var accept = Course.Decided(
            stop, ProposalDecision.Accept, DecisionTerms.None with { Alternatives = ["tms", "ect"], FollowUpWeeks = 4 },
            reason: Course.Reason);
        Assert.Equal("plan.alternatives-missing", four.RefusalOf(accept with { Terms = DecisionTerms.None }));

        var closed = four.With(accept).State;
        Assert.Equal(PlanPhase.Closed, closed.Status);
        Assert.Equal(("non-response", 4, 4), (
            closed.Closure!.ReasonCode, closed.Closure.FollowUpWeeks, closed.Closure.SessionsDone));
        Assert.Equal(ProposalState.Accepted, closed.Proposals[^1].State);
    }

    [Fact]
    public void S10_or_escalates_by_one_step_and_not_by_more()
    {
        var four = After(20, 20, 19, 19);
        Assert.Equal("plan.step-too-large", four.RefusalOf(Escalate(four, 0.8m)));
        var escalated = four.With(Escalate(four, 0.75m)).State;
        Assert.Equal((0.75m, ProposalState.Modified), (
            escalated.Signed!.Regimen.DosePerKgMg!.Value.Amount, escalated.Proposals[^1].State));
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(15, false)]
    public void After_four_sessions_less_than_a_quarter_is_a_stop(int score, bool stops) => Assert.Equal(
        stops, Course.SignedCourse.With(Sessions(20, [12, 12, 12, score])).Open.Any(p => p.Kind == ProposalKind.Stop));

    [Theory]
    [InlineData(17, true)]
    [InlineData(16, false)]
    public void After_three_sessions_a_review_needs_all_of_them_below_a_fifth(int third, bool reviewed) => Assert.Equal(
        reviewed,
        Course.SignedCourse.With(Sessions(20, [17, 17, third])).Open.Any(p => p.Kind == ProposalKind.Review));

    [Theory]
    [InlineData(24, true)]
    [InlineData(23, false)]
    public void A_score_that_is_a_fifth_worse_is_looked_at_at_once(int score, bool reviewed)
    {
        var course = Course.SignedCourse.With(Sessions(20, [score]));
        Assert.Equal(reviewed, course.Open.Any(p => p.Because[0].RuleId == "stop.deterioration"));
        Assert.All(course.Open, p => Assert.Equal(Course.DayOf(1).AddHours(20), p.DueAt));
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("low", true)]
    [InlineData("high", true)]
    public void Suicidality_that_is_worse_than_at_the_screening_is_looked_at_at_once(string severity, bool reviewed)
    {
        var course = Course.SignedCourse.With(Course.Tolerated(1), Life.Suicidality(severity));
        Assert.Equal(reviewed, course.Open.Any(p => p.Because[0].RuleId == "stop.suicidality"));
        Assert.All(course.Open, p => Assert.Equal(
            (ProposalKind.Review, "none", severity, Course.DayOf(1).AddHours(20)),
            (p.Kind, p.Because[0].Values["before"], p.Because[0].Values["severity"], p.DueAt)));
        Assert.Empty(course.Then(Life.Suicidality(severity)).Decision.Events);
    }

    [Fact]
    public void Suicidality_counts_against_the_last_time_it_was_asked_for_in_whatever_order_it_is_heard()
    {
        var begun = Course.SignedCourse.With(Course.Tolerated(1));
        Assert.Empty(begun.With(Life.Suicidality("moderate"), Life.Suicidality("low", 44)).Open);
        Assert.Empty(begun.With(Life.Suicidality("low", 44), Life.Suicidality("moderate")).Open);
        Assert.Single(begun.With(
            Life.Suicidality("moderate"), Life.Suicidality("low", 44), Life.Suicidality("moderate", 68)).Open);
        Assert.Empty(begun.Then(Life.Suicidality("severe", instrument: "phq-9")).Decision.Events);
    }

    [Fact]
    public void No_higher_dose_is_proposed_beside_worse_suicidality()
    {
        var three = Course.SignedCourse.With(Sessions(20, [15, 15, 14]));
        Assert.Contains(three.Open, p => p.Kind == ProposalKind.TitrationUp);
        Assert.DoesNotContain(three.With(Life.Suicidality("moderate", 400)).Open, p => p.Kind == ProposalKind.TitrationUp);
    }

    [Fact]
    public void A_declined_stop_is_not_asked_again_on_the_same_session()
    {
        var declined = After(20, 20, 19, 19);
        declined = declined.With(Course.Decided(declined.Open[0].Id, ProposalDecision.Decline));
        Assert.Empty(declined.Open);
        Assert.Empty(declined.With(Course.Assessed(4, 18, hoursLater: 40, baseline: 21)).Open);
        Assert.Single(declined.With(Course.Tolerated(5), Course.Assessed(5, 18, baseline: 21)).Open);
    }

    [Fact]
    public void The_end_of_week_four_of_esketamine_is_reviewed_once()
    {
        var nasal = Course.Empty.With(
            Course.DraftedFrom(Course.Eligible with
            {
                PermittedRoutes = ["intranasal"], PermittedSettings = ["certified-hcs"],
            }),
            Course.Asking(new RegimenAsked(
                "intranasal", "certified-hcs", new PrescribedDose.Fixed(new(56)), null, null, null, null, null)),
            Course.SignatureBy(Course.Licensed, 1, new Consent(Guid.Empty, "esketamine", "2026-01", null)));
        Assert.Empty(nasal.With([.. Enumerable.Range(1, 7).Select(Course.Tolerated)]).Open);
        var eight = nasal.With([.. Enumerable.Range(1, 8).Select(Course.Tolerated)]);
        Assert.Equal("stop.esketamine-week-4", Assert.Single(eight.Open).Because[0].RuleId);

        var weekly = eight.With(Course.Assessed(8, 8), Course.Tolerated(9), Course.Assessed(9, 8));
        var missed = weekly.With(
            Life.Missed(10, Course.DayOf(11)), Life.Missed(11, Course.DayOf(13)), Course.Assessed(9, 14, hoursLater: 200));
        var back = Assert.Single(missed.Open, p => p.Kind == ProposalKind.StepBack);
        Assert.Equal((2, 1), (back.From!.Phase, back.To.Phase));
        Assert.DoesNotContain(
            weekly.With(Life.Missed(10, Course.DayOf(11))).Open, p => p.Kind == ProposalKind.StepBack);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void A_gap_of_two_weeks_in_an_infusion_series_is_reviewed(int days, bool reviewed)
    {
        var missed = Course.SignedCourse.With(Course.Tolerated(1), Life.Missed(2, Course.DayOf(1).AddDays(days)));
        Assert.Equal(reviewed, missed.Open.Any(p => p.Because[0].RuleId == "course.review-gap"));
    }

    private static Course After(params int[] scores) => Course.SignedCourse.With(Sessions(21, scores));

    private static Stillwater.Platform.Commands.ICommand<Plan, PlanEvent>[] Sessions(int baseline, int[] scores) =>
        [.. scores.SelectMany((score, i) => new[]
        {
            Course.Tolerated(i + 1), Course.Assessed(i + 1, score, baseline: baseline),
        })];

    private static Decide Escalate(Course course, decimal mgPerKg) => Course.Decided(
        course.Open[0].Id, ProposalDecision.Modify, DecisionTerms.None with
        {
            Regimen = Course.Half with
            {
                Dose = new PrescribedDose.PerKilogram(new(mgPerKg)),
                Override = OverrideCode.AboveSoftCap,
            },
        });
}
