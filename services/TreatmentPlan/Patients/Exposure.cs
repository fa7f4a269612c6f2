using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Patients;

/// <summary>What a patient has been exposed to over all routes and plans (4.4, rule 7).</summary>
/// <param name="Sessions">Sessions with a dose.</param>
/// <param name="Amount">Drug given in all.</param>
/// <param name="Months">Whole months from the first dose to the last.</param>
public sealed record Exposure(int Sessions, Milligrams Amount, int Months)
{
    private const int MonthsPerYear = 12;

    public static Exposure Of(PatientStanding standing)
    {
        if (standing.Doses.IsEmpty)
            return new Exposure(0, new(0), 0);
        var (first, last) = (standing.Doses.Min(d => d.GivenAt), standing.Doses.Max(d => d.GivenAt));
        var months = ((last.Year - first.Year) * MonthsPerYear) + last.Month - first.Month;
        return new Exposure(
            standing.Doses.Select(d => d.SessionId).Distinct().Count(),
            standing.Doses.Aggregate(new Milligrams(0), (sum, dose) => sum + dose.GivenMg),
            first.AddMonths(months) > last ? months - 1 : months);
    }

    /// <summary>The ceilings that are reached, each with how many times over.</summary>
    public IEnumerable<(string RuleId, int Multiple, decimal Value)> Reached(ExposureRules rules)
    {
        if (Sessions >= rules.Sessions)
            yield return ("exposure.sessions", Sessions / rules.Sessions, Sessions);
        if (Amount >= rules.Amount)
            yield return ("exposure.amount", (int)(Amount.Amount / rules.Amount.Amount), Amount.Amount);
        if (Months >= rules.Months)
            yield return ("exposure.months", Months / rules.Months, Months);
    }
}
