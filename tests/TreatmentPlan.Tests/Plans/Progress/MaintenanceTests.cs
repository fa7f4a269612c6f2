using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Tests.Plans.Progress;

/// <summary>Scenario S11: maintenance widens while response holds and narrows when it is being lost.</summary>
public class MaintenanceTests
{
    /// <summary>Begun a day after the last session of the series, whose scores are no visits of maintenance.</summary>
    private static readonly Course InMaintenance = Course.InRemission.Then(
        Course.Decided(Course.InRemission.Open[0].Id, ProposalDecision.Accept), Course.DayOf(6).AddDays(1)).Course;

    [Fact]
    public void S11_the_interval_goes_from_4_to_5_to_6_weeks_and_back_to_5_and_4_with_a_review()
    {
        var course = Visit(InMaintenance, 7, 3);
        Assert.Empty(course.Open);
        course = Decided(Visit(course, 8, 4), ProposalKind.IntervalWiden, 5);
        course = Decided(Visit(course, 9, 4), ProposalKind.IntervalWiden, 6);
        course = Visit(course, 10, 5);
        Assert.Empty(course.Open);
        course = Decided(Visit(course, 11, 11), ProposalKind.IntervalNarrow, 5);
        var again = Visit(course, 12, 12);
        var review = Assert.Single(again.Open, p => p.Kind == ProposalKind.Review);
        Assert.Equal("maintenance.review-narrowings", review.Because[0].RuleId);
        course = Decided(again, ProposalKind.IntervalNarrow, 4);
        Assert.Equal([5, 6, 5, 4], course.State.IntervalChanges.Select(c => c.IntervalWeeks));
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, ProposalKind.IntervalNarrow)]
    public void A_rise_of_five_points_above_the_best_score_narrows(int score, ProposalKind? kind)
    {
        var heavy = Visit(Visit(InMaintenance, 7, 3, baseline: 27), 8, score, baseline: 27);
        var first = heavy.Open.Where(p => p.Kind != ProposalKind.IntervalWiden).Select(p => (ProposalKind?)p.Kind);
        Assert.Equal(kind, first.SingleOrDefault());
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_quarter_of_the_gain_lost_narrows(int score, bool narrows)
    {
        var light = Visit(Visit(InMaintenance, 7, 2, baseline: 12), 8, score, baseline: 12);
        Assert.Equal(narrows, light.Open.Any(p => p.Because[0].RuleId == "maintenance.narrow-gain-lost"));
    }

    [Fact]
    public void The_interval_never_goes_below_two_weeks_and_the_plan_is_reviewed_instead()
    {
        var shortest = InMaintenance.With(Life.Maintained(2));
        var lost = Visit(Visit(shortest, 7, 3), 8, 12);
        Assert.Equal([ProposalKind.Review], lost.Open.Select(p => p.Kind));
    }

    [Fact]
    public void What_was_decided_for_a_visit_is_not_asked_again_and_a_worse_score_takes_the_ground_away()
    {
        var widened = Decided(Visit(Visit(InMaintenance, 7, 3), 8, 4), ProposalKind.IntervalWiden, 5);
        Assert.Empty(widened.With(Course.Assessed(8, 3, hoursLater: 60)).Open);
        var open = Visit(Visit(InMaintenance, 7, 3), 8, 4);
        var worse = open.With(Course.Assessed(8, 12, hoursLater: 60));
        Assert.Equal([ProposalKind.IntervalNarrow], worse.Open.Select(p => p.Kind));
        Assert.Contains(worse.State.Proposals, p => p is { Kind: ProposalKind.IntervalWiden, State: ProposalState.Superseded });
    }

    [Fact]
    public void Half_a_year_of_remission_asks_whether_to_taper()
    {
        var long1 = Course.SignedCourse.With(Course.Tolerated(1), Life.Maintained(4));
        Assert.DoesNotContain(Remitting(long1, 52).Open, p => p.Because[0].RuleId == "maintenance.taper-after");
        Assert.Contains(Remitting(long1, 54).Open, p => p.Because[0].RuleId == "maintenance.taper-after");
    }

    private static Course Remitting(Course course, int lastSession) => Visit(Visit(course, 2, 3), lastSession, 3);

    private static Course Visit(Course course, int session, int score, int baseline = 22) =>
        course.With(Course.Tolerated(session), Course.Assessed(session, score, baseline: baseline));

    private static Course Decided(Course course, ProposalKind kind, int weeks)
    {
        var proposal = Assert.Single(course.Open, p => p.Kind == kind);
        Assert.Equal(weeks, proposal.To.IntervalWeeks);
        return course.With(Course.Decided(proposal.Id, ProposalDecision.Accept));
    }
}
