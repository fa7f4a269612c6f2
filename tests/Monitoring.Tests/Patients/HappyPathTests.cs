using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.GetOutcomes;

namespace Stillwater.Monitoring.Tests.Patients;

/// <summary>Scenario S00: PHQ-9 of 22 before the first dose, then 16, 12, 11, 9, 7 and 4.</summary>
public class HappyPathTests
{
    private static readonly int[] Scores = [16, 12, 11, 9, 7, 4];

    [Fact]
    public void Response_comes_after_session_3_and_remission_after_session_6()
    {
        var outcomes = Treated().History.OfType<OutcomeAssessed>().ToArray();
        Assert.Equal(
            [
                (1, 16, 27.3m, "partial", false, false),
                (2, 12, 45.5m, "partial", false, false),
                (3, 11, 50.0m, "response", true, false),
                (4, 9, 59.1m, "response", true, false),
                (5, 7, 68.2m, "response", true, false),
                (6, 4, 81.8m, "remission", true, true),
            ],
            outcomes.Select(o => (o.AfterSessionNumber, o.Score, o.ChangePercent, o.Class, o.Response, o.Remission)));
        Assert.All(outcomes, o => Assert.Equal((22, Course.Plan, null), (o.Baseline, o.PlanId, o.Supersedes)));
    }

    [Fact]
    public void Outcomes_are_ready_to_plot()
    {
        var view = OutcomesView.From(Treated().State, Course.Rules);
        Assert.Equal((Course.Plan, Course.FirstDose), (view.PlanId, view.FirstDoseAt));

        var phq9 = Assert.Single(view.Instruments, i => i.Instrument == "phq-9");
        Assert.Equal(22, phq9.Baseline?.Score);
        Assert.Equal([(0, 22), (1, 16), (2, 12), (3, 11), (4, 9), (5, 7), (6, 4)],
            phq9.Series.Select(p => (p.SessionNumber!.Value, p.Score!.Value)));
        Assert.Equal(("remission", true, true, 3, 6, "improving"),
            (phq9.Class, phq9.Response, phq9.Remission, phq9.FirstResponseAtSession, phq9.FirstRemissionAtSession,
            phq9.Trend));
        Assert.Equal((-18, 81.8m), (phq9.Change!.Points, phq9.Change.Percent));
    }

    [Fact]
    public void An_instrument_without_a_total_has_a_series_and_no_outcome()
    {
        var cssrs = Assert.Single(
            OutcomesView.From(Treated().State, Course.Rules).Instruments, i => i.Instrument == "c-ssrs");
        Assert.Null(cssrs.Class);
        Assert.Equal("none", Assert.Single(cssrs.Series).Severity);
    }

    private static Course Treated()
    {
        var course = Course.Empty.With(Course.Opened, Course.Screened, Course.Signed);
        for (var number = 1; number <= Scores.Length; number++)
            course = course.With(
                Course.Dosed(number), Course.Discharged(number),
                Course.Phq9(Scores[number - 1], Course.StartOf(number).AddDays(2)));
        return course;
    }
}
