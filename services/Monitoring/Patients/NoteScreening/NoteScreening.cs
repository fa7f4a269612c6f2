using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.NoteScreening;

/// <summary>
/// Scores of a screening are candidates for the baseline; a determination made again adds only new ones.
/// </summary>
public sealed record NoteScreening(
    Guid PatientId, Guid ScreeningId, string SexAtBirth, IReadOnlyList<ScreenedScore> Scores,
    DateTimeOffset DeterminedAt,
    OutcomeRules Rules)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now)
    {
        ScreenedScore[] unheard =
            [.. Scores.DistinctBy(s => s.ScoreId).Where(s => !state.Scores.Exists(k => k.ScoreId == s.ScoreId))];
        return unheard.Length == 0 && state.SexAtBirth == SexAtBirth
            ? Decision<PatientMonitoringEvent>.Nothing
            : state.Learn(PatientId, Rules, new ScreeningScoresNoted(ScreeningId, SexAtBirth, unheard, DeterminedAt));
    }
}
