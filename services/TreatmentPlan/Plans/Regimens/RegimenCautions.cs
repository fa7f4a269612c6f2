using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>What is allowed and yet not usual, each with the rule parameter that says so.</summary>
internal static class RegimenCautions
{
    public static IEnumerable<Caution> Of(
        RegimenAsked asked, RegimenSubject subject, DoseArithmetic dose, Regimen regimen, RouteDosing dosing,
        DosingRules rules)
    {
        var route = asked.Route;
        if (dose.Asked > dosing.SoftCapIn(asked.Setting).For(dose.Weight))
            yield return new Caution(
                "dose-above-soft-cap", asked.Setting == Settings.Home ? $"{route}.home-soft-cap" : $"{route}.dose-soft-cap");
        if (dose.FirstDose > dosing.StartMaxFor(subject.Condition).For(dose.Weight))
            yield return new Caution("first-dose-above-usual", $"{route}.dose-start-max");
        if (regimen.InfusionMinutes < dosing.Infusion?.UsualMin)
            yield return new Caution("infusion-shorter-than-usual", $"{route}.infusion-usual-min");
        if (regimen.InfusionMinutes > dosing.Infusion?.UsualMax)
            yield return new Caution("infusion-longer-than-usual", $"{route}.infusion-usual-max");
        if (dose.Basis == WeightBasis.Actual && BodyWeight.DefaultBasis(subject.Body, rules.Weight) != WeightBasis.Actual)
            yield return new Caution("actual-weight-at-high-bmi", "weight.bmi-adjust-from");
        if (dosing.Devices is { } devices && dose.FirstDose < devices.LabelMin)
            yield return subject.AgeYears >= devices.ElderlyFrom
                ? new Caution("low-start-by-other-labels", $"{route}.elderly-from")
                : new Caution("first-dose-below-label", $"{route}.dose-label-min");
    }
}
