using Stillwater.Screenings.RuleSets;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>Blood pressure: the bands at their edges, and which reading decides.</summary>
public class PressureGateTests
{
    [Theory]
    [InlineData(140, 90, "normal")]
    [InlineData(141, 80, "caution")]
    [InlineData(140, 91, "caution")]
    [InlineData(159, 99, "caution")]
    [InlineData(160, 85, "hold")]
    [InlineData(150, 100, "hold")]
    [InlineData(179, 109, "hold")]
    [InlineData(180, 95, "crisis")]
    [InlineData(150, 110, "crisis")]
    [InlineData(90, 50, "normal")]
    [InlineData(89, 60, "low")]
    [InlineData(100, 49, "low")]
    [InlineData(145, 49, "low")]
    [InlineData(165, 49, "hold")]
    public void A_single_reading_counts_as_itself_by_its_worse_component(int systolic, int diastolic, string band) =>
        Assert.Equal(band, BandOf(Reading(systolic, diastolic, 0)));

    [Fact]
    public void Of_the_last_two_far_enough_apart_the_lower_band_decides()
    {
        Assert.Equal("caution", BandOf(Reading(165, 96, -5), Reading(156, 92, 0)));
        Assert.Equal("caution", BandOf(Reading(156, 92, -5), Reading(165, 96, 0)));
        Assert.Equal("hold", BandOf(Reading(156, 92, -4), Reading(165, 96, 0)));
        Assert.Equal("hold", BandOf(Reading(130, 80, -30), Reading(168, 98, -10), Reading(165, 96, 0)));
    }

    [Fact]
    public void Components_of_two_readings_are_never_mixed() =>
        Assert.Equal("hold", BandOf(Reading(165, 80, -10), Reading(120, 101, 0)));

    [Fact]
    public void One_reading_in_crisis_decides_alone_for_the_visit()
    {
        Assert.Equal("crisis", BandOf(Reading(186, 104, -20), Reading(130, 80, 0)));
        Assert.Equal("normal", BandOf(Reading(186, 104, -60 * 24), Reading(130, 80, 0)));
    }

    [Fact]
    public void A_reading_of_another_visit_does_not_soften_this_one() =>
        Assert.Equal("hold", BandOf(Reading(120, 70, -60 * 24), Reading(165, 96, 0)));

    [Theory]
    [InlineData(140, 90, null, Verdict.Eligible)]
    [InlineData(141, 80, FindingAction.Review, Verdict.Deferred)]
    [InlineData(160, 85, FindingAction.Hold, Verdict.Deferred)]
    [InlineData(89, 60, FindingAction.Hold, Verdict.Deferred)]
    [InlineData(180, 95, FindingAction.Block, Verdict.Ineligible)]
    public void The_band_gives_the_finding(int systolic, int diastolic, FindingAction? action, Verdict verdict)
    {
        var judgement = With(Reading(systolic, diastolic, 0)).Judged();
        Assert.Equal(action, judgement.ActionOf("CI-06"));
        Assert.Equal(verdict, judgement.Verdict);
    }

    [Fact]
    public void High_on_two_days_is_a_block_and_high_on_one_is_a_hold()
    {
        Assert.Equal(FindingAction.Hold, With(Reading(165, 96, -20), Reading(166, 97, 0)).Judged().ActionOf("CI-06"));
        Assert.Equal(
            FindingAction.Block, With(Reading(165, 96, -60 * 24), Reading(166, 97, 0)).Judged().ActionOf("CI-06"));
        Assert.Null(
            With(Reading(165, 96, -60 * 48), Reading(166, 97, -60 * 24), Reading(130, 80, 0))
                .Judged().ActionOf("CI-06"));
    }

    private static string? BandOf(params ReadingFact[] readings) => PressureGate.Judge(readings, Rules)?.Band;
}
