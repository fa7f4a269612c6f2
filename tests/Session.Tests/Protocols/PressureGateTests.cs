using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Tests.Protocols;

public class PressureGateTests
{
    private static readonly PressureRules Rules = Given.Protocol.Pressure;

    [Theory]
    [InlineData(140, 90, "normal")]
    [InlineData(141, 80, "caution")]
    [InlineData(120, 91, "caution")]
    [InlineData(159, 99, "caution")]
    [InlineData(160, 85, "hold")]
    [InlineData(150, 100, "hold")]
    [InlineData(179, 109, "hold")]
    [InlineData(180, 95, "crisis")]
    [InlineData(150, 110, "crisis")]
    [InlineData(90, 50, "normal")]
    [InlineData(89, 60, "low")]
    [InlineData(110, 49, "low")]
    [InlineData(85, 110, "crisis")]
    [InlineData(85, 95, "low")]
    public void A_reading_is_in_the_band_of_its_worse_component(int systolic, int diastolic, string band) =>
        Assert.Equal(band, Rules.BandOf(systolic, diastolic).Code);

    [Fact]
    public void The_lower_band_of_the_last_two_readings_decides() =>
        Assert.Equal("caution",
            BandOf(Given.Reading(168, 98, -25), Given.Reading(162, 97, -15), Given.Reading(156, 92)));

    [Fact]
    public void Three_high_readings_hold() =>
        Assert.Equal("hold", BandOf(Given.Reading(168, 98, -25), Given.Reading(165, 96, -20), Given.Reading(162, 97)));

    [Fact]
    public void A_single_reading_counts_as_itself() => Assert.Equal("hold", BandOf(Given.Reading(165, 90)));

    [Fact]
    public void Components_of_two_readings_are_never_mixed() =>
        Assert.Equal("hold", BandOf(Given.Reading(165, 80, -16), Given.Reading(130, 102)));

    [Fact]
    public void Readings_less_than_five_minutes_apart_are_not_judged_together() =>
        Assert.Equal("hold", BandOf(Given.Reading(130, 80, -14), Given.Reading(165, 90)));

    [Fact]
    public void A_reading_long_ago_is_not_judged_together_with_the_last() =>
        Assert.Equal("hold", BandOf(Given.Reading(130, 80, -45), Given.Reading(165, 90)));

    [Fact]
    public void A_crisis_reading_decides_whatever_follows() =>
        Assert.Equal("crisis",
            BandOf(Given.Reading(186, 104, -60), Given.Reading(138, 88, -20), Given.Reading(130, 80)));

    [Fact]
    public void A_low_reading_among_the_last_two_decides() =>
        Assert.Equal("low", BandOf(Given.Reading(88, 60, -18), Given.Reading(112, 70)));

    [Fact]
    public void A_reading_without_rest_or_not_seated_does_not_count()
    {
        Assert.Null(BandOf(Given.Reading(120, 80) with { RestMinutes = 4 }));
        Assert.Null(BandOf(Given.Reading(120, 80) with { Position = "supine" }));
    }

    [Fact]
    public void An_old_reading_does_not_decide() => Assert.Null(BandOf(Given.Reading(120, 80, -36)));

    [Fact]
    public void No_reading_decides_nothing() => Assert.Null(BandOf());

    private static string? BandOf(params PreDoseReading[] readings) => Rules.Judge(readings, Given.At(-5))?.Band.Code;
}
