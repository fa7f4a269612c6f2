using Stillwater.Contracts.Screening.V1;

namespace Stillwater.TreatmentPlans.Plans.DraftPlan;

/// <summary>What a determination told, in this service's own words.</summary>
internal static class Told
{
    public static IReadOnlyList<Consent> Consents(EligibilityDetermined fact) =>
        [.. fact.Consents.Select(c => new Consent(c.ConsentId, c.Kind, c.DocumentVersion, null))];

    public static IReadOnlyList<BaselineScore> Baselines(EligibilityDetermined fact) =>
        [.. fact.Scores.Select(s => new BaselineScore(s.Instrument, s.Score, s.Severity, s.TakenAt))];

    public static IReadOnlyList<FoundRule>? Findings(EligibilityDetermined fact) =>
        fact.Findings?.Select(f => new FoundRule(f.RuleId, f.Action, f.Resolved)).ToList();
}
