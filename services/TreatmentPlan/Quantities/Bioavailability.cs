namespace Stillwater.TreatmentPlans.Quantities;

/// <summary>The share of a dose that reaches the circulation, above 0 up to 1.</summary>
public readonly record struct Bioavailability(decimal Share)
{
    /// <summary>What of a dose by this route is there as if it had been given into a vein.</summary>
    public Milligrams Reaching(Milligrams dose) => new(dose.Amount * Share);

    /// <summary>What has to be given by this route to be worth a dose into a vein.</summary>
    public Milligrams Matching(Milligrams intravenous) => new(intravenous.Amount / Share);
}
