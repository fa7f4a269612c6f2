using Stillwater.Clinical.Instruments;
using Stillwater.Monitoring.Outcomes;

namespace Stillwater.Monitoring.Tests.Outcomes;

/// <summary>The worked examples of the clinical reference, 6.1.</summary>
public class JudgementTests
{
    private static readonly OutcomeRule Phq9 = RuleOf("phq-9");
    private static readonly OutcomeRule Gad7 = RuleOf("gad-7");
    private static readonly OutcomeRule YBocs = new(35, 25, 0, 20, null);

    [Theory]
    [InlineData(22, 9, -13, 59.1, "response", true, false)]
    [InlineData(22, 4, -18, 81.8, "remission", true, true)]
    [InlineData(22, 15, -7, 31.8, "partial", false, false)]
    [InlineData(22, 11, -11, 50.0, "response", true, false)]
    [InlineData(22, 16, -6, 27.3, "partial", false, false)]
    [InlineData(22, 12, -10, 45.5, "partial", false, false)]
    [InlineData(20, 14, -6, 30.0, "partial", false, false)]
    [InlineData(20, 11, -9, 45.0, "partial", false, false)]
    [InlineData(20, 9, -11, 55.0, "response", true, false)]
    [InlineData(20, 15, -5, 25.0, "partial", false, false)]
    [InlineData(20, 16, -4, 20.0, "none", false, false)]
    public void Phq_9_is_classed_as_the_reference_works_it_out(
        int baseline, int score, int points, double percent, string outcome, bool response, bool remission) =>
        Assert.Equal(
            new Judgement(points, (decimal)percent, outcome, response, remission), Judgement.Of(Phq9, baseline, score));

    [Theory]
    [InlineData(17, 7, 58.8, "response", true, false)]
    [InlineData(17, 9, 47.1, "partial", false, false)]
    [InlineData(17, 8, 52.9, "response", true, false)]
    [InlineData(17, 4, 76.5, "remission", true, true)]
    public void Gad_7_is_classed_as_the_reference_works_it_out(
        int baseline, int score, double percent, string outcome, bool response, bool remission) =>
        Assert.Equal(
            new Judgement(score - baseline, (decimal)percent, outcome, response, remission),
            Judgement.Of(Gad7, baseline, score));

    [Theory]
    [InlineData(28, 18, 35.7, "response")]
    [InlineData(28, 19, 32.1, "partial")]
    public void An_instrument_s_own_threshold_decides_its_response(
        int baseline, int score, double percent, string outcome)
    {
        var judged = Judgement.Of(YBocs, baseline, score);
        Assert.Equal(((decimal)percent, outcome), (judged.Percent, judged.Class));
    }

    [Theory]
    [InlineData(10, 12, "deterioration")]
    [InlineData(21, 25, "none")]
    [InlineData(26, 27, "none")]
    [InlineData(21, 26, "deterioration")]
    [InlineData(22, 27, "deterioration")]
    [InlineData(22, 26, "none")]
    public void A_rise_of_a_fifth_or_of_five_points_is_a_deterioration(int baseline, int score, string outcome) =>
        Assert.Equal(outcome, Judgement.Of(Phq9, baseline, score).Class);

    [Fact]
    public void Remission_is_named_whatever_the_fall() =>
        Assert.Equal(new Judgement(-2, 33.3m, "remission", false, true), Judgement.Of(Phq9, 6, 4));

    [Fact]
    public void A_threshold_is_not_reached_by_rounding() =>
        Assert.False(Judgement.Of(new OutcomeRule(50, 25, 0, 20, null), 2001, 1001).Response);

    [Theory]
    [InlineData(0, 0, "remission")]
    [InlineData(0, 6, "deterioration")]
    public void A_baseline_of_zero_has_no_percentage(int baseline, int score, string outcome)
    {
        var judged = Judgement.Of(Phq9, baseline, score);
        Assert.Equal((0m, outcome, false), (judged.Percent, judged.Class, judged.Response));
    }

    private static OutcomeRule RuleOf(string instrument) =>
        InstrumentLibrary.Default.Find(instrument)!.Definition.Outcome!;
}
