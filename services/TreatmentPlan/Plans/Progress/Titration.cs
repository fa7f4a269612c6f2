using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.AmendPlan;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>
/// The next dose up and the next one down by the steps of a route; none above the soft cap, none below the least.
/// </summary>
internal sealed record Titration(Regimen Regimen, DosingRules Rules)
{
    private const decimal Whole = 100m;

    private RouteDosing Dosing => Rules.Dose(Regimen.Route);

    private MilligramsPerKilogram PerKilogram => DoseStep.PerKilogram(Regimen);

    private bool IsRelative => Dosing.Step.PerKilogram is not null;

    private decimal RemainingShare => (Whole - Rules.Titration.DownPercent) / Whole;

    /// <summary>Whether the dose lies where only the slow titration applies.</summary>
    public bool IsSlow => IsRelative && PerKilogram < Rules.Titration.SlowBelow;

    public ProposedTerms Current => IsRelative
        ? new ProposedTerms(DosePerKgMg: PerKilogram)
        : new ProposedTerms(DoseMg: Regimen.DoseMg);

    /// <summary>One usual step more, null at the soft cap.</summary>
    public ProposedTerms? Higher
    {
        get
        {
            if (!IsRelative)
                return HigherDose is { } dose ? new ProposedTerms(DoseMg: dose) : null;
            var next = Dosing.Ladder.Count > 0
                ? Dosing.Ladder.Where(step => step > PerKilogram).Cast<MilligramsPerKilogram?>().FirstOrDefault()
                : PerKilogram + Dosing.Step.PerKilogram!.Value;
            return next is { } relative && relative <= Dosing.SoftCapIn(Regimen.Setting).PerKilogram
                ? new ProposedTerms(DosePerKgMg: relative)
                : null;
        }
    }

    /// <summary>A quarter less, to the next step that exists; null when that would be no treatment any more.</summary>
    public ProposedTerms? Lower
    {
        get
        {
            if (!IsRelative)
                return LowerDose is { } dose ? new ProposedTerms(DoseMg: dose) : null;
            var less = new MilligramsPerKilogram(decimal.Round(PerKilogram.Amount * RemainingShare, 3, MidpointRounding.ToZero));
            if (Dosing.Ladder.Count > 0)
                less = Dosing.Ladder.LastOrDefault(step => step <= less);
            return less >= Dosing.Min.PerKilogram!.Value ? new ProposedTerms(DosePerKgMg: less) : null;
        }
    }

    private Milligrams? HigherDose
    {
        get
        {
            var next = Regimen.DoseMg + Dosing.Step.Fixed!.Value;
            var cap = Milligrams.Lesser(
                Dosing.SoftCapIn(Regimen.Setting).For(Regimen.WeightUsedKg),
                Dosing.HardCapIn(Regimen.Setting).For(Regimen.WeightUsedKg));
            return next <= cap ? next : null;
        }
    }

    private Milligrams? LowerDose
    {
        get
        {
            var less = Dosing.Devices is { } devices
                ? Regimen.DoseMg - devices.Content
                : new Bioavailability(RemainingShare).Reaching(Regimen.DoseMg).RoundedDown();
            return less >= Dosing.Min.For(Regimen.WeightUsedKg) ? less : null;
        }
    }
}
