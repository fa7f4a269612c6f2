using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>The arithmetic of one dose by any route, and the limits that it is held to.</summary>
internal sealed record DoseArithmetic(
    WeightBasis Basis,
    Kilograms Weight,
    Milligrams Dose,
    Milligrams Asked,
    Milligrams FirstDose,
    Milligrams HardCap,
    Milligrams IvEquivalent)
{
    /// <summary>The dose for each kilogram that reaches the circulation, which decides how deep it goes.</summary>
    public MilligramsPerKilogram Depth => IvEquivalent / Weight;

    public static DoseArithmetic Of(RegimenAsked asked, RegimenSubject subject, RouteDosing dosing, WeightRules rules)
    {
        var basis = asked.WeightBasis ?? BodyWeight.DefaultBasis(subject.Body, rules);
        var weight = BodyWeight.For(basis, subject.Body, rules);
        var whole = asked.Dose switch
        {
            PrescribedDose.PerKilogram relative => relative.Dose * weight,
            PrescribedDose.Fixed prescribed => prescribed.Dose,
            _ => throw new ArgumentOutOfRangeException(nameof(asked)),
        };
        var dose = asked.Dose is PrescribedDose.Fixed ? whole : whole.RoundedDown();
        var first = asked.FirstDose ?? (dosing.Devices is null
            ? dose
            : Milligrams.Lesser(dose, dosing.StartMaxFor(subject.Condition).For(weight)));
        return new DoseArithmetic(
            basis, weight, dose, whole, first, dosing.HardCapIn(asked.Setting).For(weight).RoundedDown(),
            dosing.Bioavailability.Reaching(dose));
    }

    /// <summary>Why this dose may not be given; the hard limits first, since no reason lifts them.</summary>
    public Refusal? Refused(RegimenAsked asked, RouteDosing dosing)
    {
        var (hard, soft) = (dosing.HardCapIn(asked.Setting), dosing.SoftCapIn(asked.Setting));
        var pointer = asked.Dose is PrescribedDose.PerKilogram ? "/dosePerKgMg" : "/doseMg";
        return 0 switch
        {
            _ when Asked > hard.For(Weight) => RegimenRefusals.AboveHardCap(pointer, hard),
            _ when Asked < dosing.Min.For(Weight) => RegimenRefusals.BelowRange(pointer, dosing.Min),
            _ when dosing.Devices is { } devices && !devices.IsWhole(Dose) =>
                RegimenRefusals.NotWholeDevices(pointer, devices),
            _ when dosing.Ladder.Count > 0 && !IsOnLadder(asked.Dose, dosing) =>
                RegimenRefusals.NotOnLadder(pointer, dosing.Ladder),
            _ when FirstDose > Dose || FirstDose < dosing.Min.For(Weight)
                || (dosing.Devices is { } whole && !whole.IsWhole(FirstDose)) =>
                RegimenRefusals.FirstDoseOutOfRange(dosing.Min, Dose),
            _ when Asked > soft.For(Weight) && asked.Override != OverrideCode.AboveSoftCap =>
                RegimenRefusals.AboveSoftCap(soft),
            _ => null,
        };
    }

    private bool IsOnLadder(PrescribedDose dose, RouteDosing dosing) => dose switch
    {
        PrescribedDose.PerKilogram relative => dosing.Ladder.Contains(relative.Dose),
        _ => dosing.Ladder.Any(step => (step * Weight).RoundedDown() == Dose),
    };
}
