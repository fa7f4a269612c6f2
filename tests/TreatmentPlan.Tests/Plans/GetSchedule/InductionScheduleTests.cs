using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.GetSchedule;

namespace Stillwater.TreatmentPlans.Tests.Plans.GetSchedule;

/// <summary>Six sessions over three weeks fall twice a week.</summary>
public class InductionScheduleTests
{
    [Fact]
    public void Before_the_signature_nothing_is_expected() =>
        Assert.Empty(InductionSchedule.Of(Course.Empty.With(Course.Drafted).State));

    [Fact]
    public void The_series_is_spread_over_its_days_from_the_signature()
    {
        var signedOn = DateOnly.FromDateTime(Course.SignedCourse.State.Signed!.SignedAt.UtcDateTime);
        var expected = InductionSchedule.Of(Course.SignedCourse.State);
        Assert.Equal([0, 3, 7, 10, 14, 17], expected.Select(e => e.ExpectedOn.DayNumber - signedOn.DayNumber));
        Assert.All(expected, e => Assert.Null(e.SessionId));
    }

    [Fact]
    public void Once_begun_it_counts_from_the_first_session()
    {
        var expected = InductionSchedule.Of(Course.SignedCourse.With(Course.Completed(1)).State);
        Assert.Equal((Course.Session(1), DateOnly.FromDateTime(Course.DayOf(1).UtcDateTime)), (expected[0].SessionId,
            expected[0].ExpectedOn));
        Assert.Equal(expected[0].ExpectedOn.AddDays(17), expected[5].ExpectedOn);
    }

    [Fact]
    public void In_maintenance_the_next_one_is_an_interval_after_the_last()
    {
        var course = Course.InRemission;
        var maintained = course.With(Course.Decided(course.State.Proposals[0].Id, ProposalDecision.Accept));
        var expected = InductionSchedule.Of(maintained.State);
        Assert.Equal(7, expected.Count);
        Assert.Equal(
            (7, PlanPhase.Maintenance, DateOnly.FromDateTime(Course.DayOf(6).UtcDateTime).AddDays(28)),
            (expected[6].Number, expected[6].Phase, expected[6].ExpectedOn));
    }
}
