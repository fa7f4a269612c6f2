using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Tests.Patients;

/// <summary>Which baseline and which session a score counts for.</summary>
public class AttributionTests
{
    private static readonly Course Begun =
        Course.Empty.With(Course.Screened, Course.Signed, Course.Dosed(1), Course.Discharged(1));

    [Theory]
    [InlineData(7.0, true)]
    [InlineData(0.0, true)]
    [InlineData(7.01, false)]
    [InlineData(-0.01, false)]
    public void A_baseline_is_at_most_seven_days_old_at_the_first_dose(double daysBefore, bool counts)
    {
        var course = Course.Empty.With(
            Course.ScreenedWith(22, Course.FirstDose.AddDays(-daysBefore)), Course.Signed, Course.Dosed(1),
            Course.Discharged(1), Course.Phq9(11, Course.FirstDose.AddDays(2)));
        Assert.Equal(counts, course.State.Outcomes.Count > 0);
    }

    [Fact]
    public void The_last_score_before_the_first_dose_is_the_baseline()
    {
        var course = Course.Empty.With(
            Course.Screened, Course.Phq9(20, Course.FirstDose.AddDays(-1)), Course.Signed, Course.Dosed(1),
            Course.Discharged(1), Course.Phq9(10, Course.FirstDose.AddDays(2)));
        Assert.Equal((20, 50.0m), (course.State.Outcomes[0].Baseline, course.State.Outcomes[0].ChangePercent));
    }

    [Fact]
    public void A_score_counts_for_the_last_session_discharged_before_it()
    {
        var course = Begun.With(
            Course.Dosed(2), Course.Discharged(2), Course.Phq9(16, Course.StartOf(2).AddHours(-1)),
            Course.Phq9(12, Course.StartOf(2).AddHours(3)));
        Assert.Equal([(1, 16), (2, 12)], course.State.Outcomes.Select(o => (o.AfterSessionNumber, o.Score)));
    }

    [Fact]
    public void A_stated_session_wins()
    {
        var course = Begun.With(
            Course.Dosed(2), Course.Discharged(2), Course.Phq9(16, Course.StartOf(2).AddDays(1), Course.Session(1)));
        Assert.Equal(1, Assert.Single(course.State.Outcomes).AfterSessionNumber);
    }

    [Fact]
    public void The_latest_score_of_a_session_counts()
    {
        var course = Begun.With(Course.Phq9(16, Course.FirstDose.AddDays(2)));
        var first = Assert.Single(course.State.Outcomes);

        var (later, decision) = course.Then(Course.Phq9(14, Course.FirstDose.AddDays(2.5)));
        Assert.Equal(14, Assert.Single(later.State.Outcomes).Score);
        Assert.Equal(first.AssessmentId, Assert.Single(decision.Events.OfType<OutcomeAssessed>()).Supersedes);

        var (same, earlier) = later.Then(Course.Phq9(18, Course.FirstDose.AddDays(1)));
        Assert.Equal(14, Assert.Single(same.State.Outcomes).Score);
        Assert.Empty(earlier.Events.OfType<OutcomeAssessed>());
    }

    [Fact]
    public void Outcomes_wait_for_the_signed_plan()
    {
        var waiting = Course.Empty.With(
            Course.Screened, Course.Dosed(1), Course.Discharged(1), Course.Phq9(11, Course.FirstDose.AddDays(2)));
        Assert.Empty(waiting.State.Outcomes);
        Assert.True(Assert.Single(waiting.With(Course.Signed).State.Outcomes).Response);
    }

    [Fact]
    public void A_discharge_that_is_heard_late_moves_the_score_and_says_what_it_corrects()
    {
        var course = Begun.With(Course.Dosed(2), Course.Phq9(12, Course.StartOf(2).AddHours(3)));
        var mistaken = Assert.Single(course.State.Outcomes);
        Assert.Equal(1, mistaken.AfterSessionNumber);

        var (corrected, decision) = course.Then(Course.Discharged(2));
        Assert.Equal(2, Assert.Single(corrected.State.Outcomes).AfterSessionNumber);
        Assert.Equal(mistaken.AssessmentId, Assert.Single(decision.Events.OfType<OutcomeWithdrawn>()).AssessmentId);
    }
}
