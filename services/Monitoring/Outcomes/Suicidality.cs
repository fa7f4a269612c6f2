using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Outcomes;

/// <summary>Whether thoughts of suicide have answered to a dose within a day (MON-05).</summary>
internal static class Suicidality
{
    /// <summary>
    /// Null where the score says nothing of it: no item, no dose about a day before, no score soon before that dose, or no
    /// thoughts then.
    /// </summary>
    public static bool? ResponseOf(PatientMonitoring patient, KnownScore score, OutcomeRules rules)
    {
        var rule = rules.Parameters.Suicidality;
        if (score.SuicidalityItem is not { } after
            || patient.Sessions.Find(s => IsADayAfter(score.TakenAt - s.StartedAt, rule))?.StartedAt is not { } dose)
            return null;
        var before = Attribution.InTime(patient.Scores).LastOrDefault(s => s.Instrument == score.Instrument
            && s.SuicidalityItem is not null && s.TakenAt <= dose
            && s.TakenAt >= dose - rules.Parameters.Baseline.Within)?.SuicidalityItem;
        return before is > 0 ? 100 * (before.Value - after) >= rule.FallPercent * before.Value : null;
    }

    private static bool IsADayAfter(TimeSpan? since, SuicidalityRule rule) =>
        since >= TimeSpan.FromHours(rule.FromHours) && since <= TimeSpan.FromHours(rule.ToHours);
}
