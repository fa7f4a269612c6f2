using CsCheck;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Tests.Dosing;

/// <summary>The weights of section 4.2, and the rule that no formula raises a dose.</summary>
public class BodyWeightTests
{
    private static readonly WeightRules Rules = DosingRuleFile.Load().Weight;
    private static readonly DateTimeOffset Weighed = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly BodyMeasure Heavy = new("male", new(180), new(120), Weighed);

    [Theory]
    [InlineData(WeightBasis.Actual, 120, 60)]
    [InlineData(WeightBasis.Ideal, 75.0, 37.5)]
    [InlineData(WeightBasis.Adjusted, 93.0, 46.5)]
    public void A_man_of_180_cm_and_120_kg_has_three_weights(WeightBasis basis, double kg, double mgAtHalf)
    {
        var weight = BodyWeight.For(basis, Heavy, Rules);
        Assert.Equal((decimal)kg, weight.Amount);
        Assert.Equal((decimal)mgAtHalf, (new MilligramsPerKilogram(0.5m) * weight).RoundedDown().Amount);
    }

    [Fact]
    public void From_a_bmi_of_30_the_adjusted_weight_is_the_default()
    {
        Assert.Equal(37.0m, decimal.Round(BodyWeight.BodyMassIndex(Heavy), 1));
        Assert.Equal(WeightBasis.Adjusted, BodyWeight.DefaultBasis(Heavy, Rules));
        Assert.Equal(WeightBasis.Adjusted, BodyWeight.DefaultBasis(Heavy with
        {
            HeightCm = new(200),
            WeightKg = new(120)
        }, Rules));
        Assert.Equal(WeightBasis.Actual, BodyWeight.DefaultBasis(Heavy with
        {
            HeightCm = new(200),
            WeightKg = new(119.9m)
        }, Rules));
    }

    [Fact]
    public void A_weight_of_thirty_days_is_too_old()
    {
        Assert.True(BodyWeight.IsFresh(Heavy, Rules, Weighed.AddDays(30).AddTicks(-1)));
        Assert.False(BodyWeight.IsFresh(Heavy, Rules, Weighed.AddDays(30)));
    }

    [Fact]
    public void No_basis_ever_counts_more_than_the_scale() =>
        Gen.Select(Gen.Int[100, 220], Gen.Int[300, 3000], Gen.Int[0, 2].Select(i => new[] { "female", "male",
        "intersex" }[i]))
            .Sample((cm, hectograms, sex) =>
            {
                var body = new BodyMeasure(sex, new(cm), new(hectograms / 10m), Weighed);
                Assert.All(Enum.GetValues<WeightBasis>(), basis =>
                    Assert.InRange(BodyWeight.For(basis, body, Rules).Amount, 0.1m, body.WeightKg.Amount));
            });
}
