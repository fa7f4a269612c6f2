using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Tests.Outcomes;

public class SuicidalityTests
{
    private static readonly DateTimeOffset Dose = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2, 1, 24, true)]
    [InlineData(2, 0, 20, true)]
    [InlineData(3, 2, 28, false)]
    [InlineData(3, 1, 24, true)]
    [InlineData(2, 2, 24, false)]
    [InlineData(1, 0, 19.9, null)]
    [InlineData(1, 0, 28.1, null)]
    [InlineData(0, 0, 24, null)]
    public void Thoughts_that_fell_by_half_a_day_after_a_dose_are_a_response(
        int before, int after, double hours, bool? response)
    {
        var (patient, score) = With(before, TimeSpan.FromHours(-2), after, hours);
        Assert.Equal(response, Suicidality.ResponseOf(patient, score, OutcomeRules.Shipped));
    }

    [Fact]
    public void A_score_that_is_older_than_a_baseline_may_be_is_no_comparison()
    {
        var (patient, score) = With(2, TimeSpan.FromDays(-8), 0, 24);
        Assert.Null(Suicidality.ResponseOf(patient, score, OutcomeRules.Shipped));
    }

    [Fact]
    public void A_total_without_the_item_says_nothing()
    {
        var (patient, score) = With(2, TimeSpan.FromHours(-2), 0, 24);
        Assert.Null(Suicidality.ResponseOf(patient, score with { SuicidalityItem = null }, OutcomeRules.Shipped));
    }

    private static (PatientMonitoring Patient, KnownScore Score) With(
        int before, TimeSpan beforeAt, int after, double hours)
    {
        var score = Score(after, Dose.AddHours(hours));
        var patient = PatientMonitoring.Initial with
        {
            Sessions = [new KnownSession(Guid.NewGuid(), Guid.NewGuid(), 1) { StartedAt = Dose }],
            Scores = [Score(before, Dose + beforeAt), score],
        };
        return (patient, score);
    }

    private static KnownScore Score(int item, DateTimeOffset at) => new(
        Guid.NewGuid(), "phq-9", 10 + item, "moderate", at, null, KnownScore.FromMonitoring) { SuicidalityItem = item };
}
