using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.AmendPlan;

/// <summary>How far a dose may go up at once, and after what (sections 4 and 4.4, rules 1, 2 and 5).</summary>
internal static class DoseStep
{
    /// <summary>Why this step is not taken, null when it may be; down is always free.</summary>
    public static Refusal? Check(Plan plan, Regimen before, Regimen after, DosingRules rules)
    {
        if (before.Route != after.Route || !IsUp(before, after))
            return null;
        var dosing = rules.Dose(after.Route);
        if (plan.LastSession is not { } last)
            return AmendmentRefusals.StepTooEarly;
        if (IsTooLarge(before, after, dosing))
            return AmendmentRefusals.StepTooLarge(dosing.StepMax);
        return Tolerability.Of(plan, last, rules.Titration).Hindrance is { } rule
            ? AmendmentRefusals.StepNotTolerated(rule)
            : null;
    }

    public static MilligramsPerKilogram PerKilogram(Regimen regimen) =>
        regimen.DosePerKgMg ?? regimen.DoseMg / regimen.WeightUsedKg;

    /// <summary>More for each kilogram, or more in all where a route counts milligrams; a heavier patient is no step.</summary>
    private static bool IsUp(Regimen before, Regimen after) =>
        after.DosePerKgMg is null && before.DosePerKgMg is null
            ? after.DoseMg > before.DoseMg
            : PerKilogram(after) > PerKilogram(before);

    private static bool IsTooLarge(Regimen before, Regimen after, RouteDosing dosing)
    {
        if (dosing.Ladder.Count > 0)
            return Rung(after, dosing) - Rung(before, dosing) > 1;
        return dosing.StepMax.PerKilogram is { } relative
            ? PerKilogram(after) - PerKilogram(before) > relative
            : after.DoseMg - before.DoseMg > dosing.StepMax.Fixed;
    }

    private static int Rung(Regimen regimen, RouteDosing dosing) =>
        dosing.Ladder.Count(step => (step * regimen.WeightUsedKg).RoundedDown() <= regimen.DoseMg);
}
