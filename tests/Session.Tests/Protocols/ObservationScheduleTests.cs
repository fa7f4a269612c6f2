using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Tests.Protocols;

public class ObservationScheduleTests
{
    private static readonly ObservationRules Rules = Given.Protocol.Observation;

    [Fact]
    public void An_infusion_of_forty_minutes_owes_readings_every_ten_and_a_scale_at_forty() => Assert.Equal(
        ["vitals@0", "vitals@10", "vitals@20", "vitals@30", "cadss-6@40", "vitals@40"],
        Rules.AtStart(Given.Noon, 40).Select(c => c.Key));

    [Fact]
    public void A_longer_infusion_owes_more_readings() => Assert.Equal(
        ["vitals@0", "vitals@10", "vitals@20", "vitals@30", "cadss-6@40", "vitals@40", "vitals@50", "vitals@60"],
        Rules.AtStart(Given.Noon, 60).Select(c => c.Key));

    [Fact]
    public void A_reading_is_overdue_five_minutes_after_it_was_due()
    {
        var check = Rules.AtStart(Given.Noon, 40).Single(c => c.Key == "vitals@20");
        Assert.Equal((Given.At(20), Given.At(25)), (check.DueAt, check.OverdueAt));
    }

    [Theory]
    [InlineData(40, "vitals@55 vitals@70 vitals@85 vitals@100")]
    [InlineData(10, "vitals@25 vitals@40 vitals@55 vitals@70 vitals@85 vitals@100")]
    [InlineData(22, "vitals@37 vitals@52 vitals@67 vitals@82 vitals@97 vitals@112")]
    [InlineData(60, "vitals@75 vitals@90 vitals@105 vitals@120")]
    public void Recovery_is_watched_every_fifteen_minutes_from_the_end(int end, string expected) =>
        Assert.Equal(expected, string.Join(' ', Rules.AfterStop(Given.Noon, Given.At(end)).Select(c => c.Key)));

    [Fact]
    public void Readings_of_an_infusion_that_was_stopped_early_are_no_longer_owed()
    {
        var open = Rules.AtStart(Given.Noon, 40);
        var recovery = Rules.AfterStop(Given.Noon, Given.At(15));
        Assert.Equal(["vitals@20", "vitals@40"], Rules.DroppedAtStop(open, Given.At(15), recovery));
    }

    [Theory]
    [InlineData(15.1, true)]
    [InlineData(15, false)]
    [InlineData(20, true)]
    [InlineData(25, true)]
    [InlineData(25.1, false)]
    public void A_reading_meets_what_was_owed_when_taken_in_its_time(double minute, bool meets) => Assert.Equal(
        meets, Rules.MetBy(Rules.AtStart(Given.Noon, 40), Given.At(minute), Given.Calm()).Contains("vitals@20"));

    [Fact]
    public void A_reading_without_everything_asked_for_meets_nothing() => Assert.Empty(
        Rules.MetBy(Rules.AtStart(Given.Noon, 40), Given.At(20), Given.Calm() with { RespiratoryRatePerMin = null }));

    [Fact]
    public void A_reading_with_the_scale_meets_both() => Assert.Equal(
        ["cadss-6@40", "vitals@40"], Rules.MetBy(Rules.AtStart(Given.Noon, 40), Given.At(41), Given.Calm(cadss6: 8)));
}
