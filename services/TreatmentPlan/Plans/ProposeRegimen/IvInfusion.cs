using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.ProposeRegimen;

/// <summary>The arithmetic of one intravenous infusion, with everything that it was computed from.</summary>
internal sealed record IvInfusion(
    WeightBasis Basis,
    Kilograms Weight,
    Milligrams Dose,
    MilligramsPerKilogram PerKilogram,
    Milligrams MaxDose,
    Minutes Duration,
    bool NeedsReason,
    IReadOnlyList<Caution> Cautions,
    Refusal? Refusal)
{
    public MilligramsPerMinute Rate => (Dose / Duration).RoundedDown();

    public static IvInfusion Compute(ProposeRegimen asked, BodyMeasure body, DosingRules rules)
    {
        var basis = asked.WeightBasis ?? BodyWeight.DefaultBasis(body, rules.Weight);
        var weight = BodyWeight.For(basis, body, rules.Weight);
        var dose = asked.Dose switch
        {
            PrescribedDose.PerKilogram relative => (relative.Dose * weight).RoundedDown(),
            PrescribedDose.Fixed whole => whole.Dose,
            _ => throw new ArgumentOutOfRangeException(nameof(asked)),
        };
        var perKilogram = asked.Dose is PrescribedDose.PerKilogram prescribed ? prescribed.Dose : dose / weight;
        var duration = asked.Infusion ?? rules.Iv.DefaultInfusion;
        var needsReason = perKilogram > rules.Iv.SoftCap;

        return new IvInfusion(
            basis, weight, dose, perKilogram, (rules.Iv.HardCap * weight).RoundedDown(), duration,
            needsReason, [.. CautionsOf(basis, body, perKilogram, duration, rules)],
            RefusalOf(perKilogram, duration, needsReason && asked.OverrideReason is null, rules.Iv));
    }

    private static Refusal? RefusalOf(
        MilligramsPerKilogram dose, Minutes duration, bool reasonMissing, IvRules iv) => 0 switch
        {
            _ when dose > iv.HardCap => RegimenRefusals.AboveHardCap(iv.HardCap),
            _ when dose < iv.MinDose => RegimenRefusals.BelowRange(iv.MinDose),
            _ when reasonMissing => RegimenRefusals.AboveSoftCap(iv.SoftCap),
            _ when duration < iv.MinInfusion || duration > iv.MaxInfusion => RegimenRefusals.InfusionOutOfRange(iv),
            _ => null,
        };

    private static IEnumerable<Caution> CautionsOf(
        WeightBasis basis, BodyMeasure body, MilligramsPerKilogram dose, Minutes duration, DosingRules rules)
    {
        if (dose > rules.Iv.SoftCap)
            yield return new Caution("dose-above-soft-cap", "iv.dose-soft-cap");
        if (duration < rules.Iv.UsualMinInfusion)
            yield return new Caution("infusion-shorter-than-usual", "iv.infusion-usual-min");
        if (duration > rules.Iv.UsualMaxInfusion)
            yield return new Caution("infusion-longer-than-usual", "iv.infusion-usual-max");
        if (basis == WeightBasis.Actual && BodyWeight.DefaultBasis(body, rules.Weight) != WeightBasis.Actual)
            yield return new Caution("actual-weight-at-high-bmi", "weight.bmi-adjust-from");
    }
}
