using Stillwater.Contracts;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Watch;

/// <summary>What a new score means over the months: a function of all the scores that are known.</summary>
internal static class Watching
{
    /// <summary>What a score crosses or settles; while a kind stands open, nothing is added to it.</summary>
    public static IEnumerable<PatientMonitoringEvent> Concluded(
        PatientMonitoring patient, InstrumentScored scored, WatchRuleSet rules)
    {
        if (scored.Score is not { } score)
            yield break;
        var from = ReferenceOf(patient, scored);
        foreach (var kind in rules.Scores.Where(r => r.Instrument == scored.Instrument).GroupBy(r => r.Kind))
        {
            var crossed = kind.Where(r => r.IsCrossedBy(from, score)).ToArray();
            if (patient.OpenFinding(kind.Key) is { } open)
            {
                if (Settles(patient, open, scored, crossed.Length > 0, rules) is var (settled, by) && settled)
                    yield return new WatchCleared(open.FindingId, kind.Key, by, scored.ResponseId, scored.TakenAt);
            }
            else if (crossed.Length > 0)
            {
                yield return new WatchCrossed(
                    StableId.From("watch", kind.Key, $"{scored.ResponseId}"), kind.Key, [.. crossed.Select(r => r.Id)],
                    crossed[0].Severity, scored.Instrument, score, from, scored.ResponseId, rules.Name, scored.TakenAt);
            }
        }
    }

    /// <summary>
    /// A kind with rules of its own is settled by these, after the result that has to come first; any other by the next
    /// score within its limits.
    /// </summary>
    private static (bool Settled, string? RuleId) Settles(
        PatientMonitoring patient, WatchFinding open, InstrumentScored scored, bool crosses, WatchRuleSet rules)
    {
        if (scored.TakenAt <= open.SeenAt)
            return (false, null);
        var eases = rules.Eases.Where(e => e.Kind == open.Kind).ToList();
        var by = eases.Find(e => e.Instrument == scored.Instrument && scored.Score < e.Below
            && patient.Labs.Exists(l => l.TakenAt >= open.SeenAt && l.TakenAt <= scored.TakenAt
                && l.Findings.Any(f => f.RuleId == e.After)));
        return (eases.Count == 0 ? !crosses : by is not null, by?.Id);
    }

    /// <summary>
    /// The last score that settled a finding by a rule; else the last before the first dose of all, else the first that is
    /// known.
    /// </summary>
    private static int? ReferenceOf(PatientMonitoring patient, InstrumentScored scored)
    {
        var earlier = Attribution.InTime(patient.Scores)
            .Where(s => s.Instrument == scored.Instrument && s.Score is not null && s.TakenAt < scored.TakenAt)
            .ToList();
        var firstDose = patient.Sessions.Min(s => s.StartedAt);
        return (earlier.FindLast(s => patient.Easing.Contains(s.ScoreId))
            ?? earlier.FindLast(s => s.TakenAt <= firstDose) ?? earlier.FirstOrDefault())?.Score;
    }
}
