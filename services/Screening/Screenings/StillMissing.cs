using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>Tells a clinic what to do next before it asks for a verdict.</summary>
internal static class StillMissing
{
    /// <summary>Codes of what is missing at a moment.</summary>
    public static IReadOnlyList<string> For(
        Screening screening, Patient patient, int ageYears, DateTimeOffset now, RuleLibrary rules) =>
        Judge.Missing(
            GatheredFacts.WithoutEvidence(screening, patient).At(screening, patient, ageYears, now), rules.Rules);
}
