using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>The body as it was measured at screening.</summary>
public sealed record BodyMeasure(
    string SexAtBirth, Centimetres HeightCm, Kilograms WeightKg, DateTimeOffset WeightTakenAt);

/// <summary>Which weight a dose is computed with.</summary>
public enum WeightBasis
{
    /// <summary>The weight on the scale.</summary>
    Actual,

    /// <summary>Ideal body weight after Devine.</summary>
    Ideal,

    /// <summary>Ideal weight plus a share of the excess.</summary>
    Adjusted,
}

/// <summary>The weight of a dose: never more than the scale shows, so that no formula can raise a dose.</summary>
public static class BodyWeight
{
    public static decimal BodyMassIndex(BodyMeasure body) => Centimetres.BodyMassIndex(body.WeightKg, body.HeightCm);

    public static WeightBasis DefaultBasis(BodyMeasure body, WeightRules rules) =>
        BodyMassIndex(body) >= rules.AdjustFromBmi ? WeightBasis.Adjusted : WeightBasis.Actual;

    public static Kilograms For(WeightBasis basis, BodyMeasure body, WeightRules rules)
    {
        var ideal = Ideal(body, rules);
        var chosen = basis switch
        {
            WeightBasis.Actual => body.WeightKg,
            WeightBasis.Ideal => ideal,
            WeightBasis.Adjusted => ideal + (rules.AdjustedShare * (body.WeightKg - ideal)),
            _ => throw new ArgumentOutOfRangeException(nameof(basis)),
        };
        return Kilograms.Lesser(chosen.Rounded(), body.WeightKg);
    }

    public static bool IsFresh(BodyMeasure body, WeightRules rules, DateTimeOffset now) =>
        now - body.WeightTakenAt < TimeSpan.FromDays(rules.MaxAgeDays);

    /// <summary>The formula knows men and women only; for everybody else the lower start is the cautious one.</summary>
    private static Kilograms Ideal(BodyMeasure body, WeightRules rules)
    {
        var inchesAbove = Math.Max(0, body.HeightCm.Inches - rules.IdealHeightFromInches);
        return (body.SexAtBirth == "male" ? rules.IdealMale : rules.IdealFemale) + (inchesAbove * rules.IdealPerInch);
    }
}
