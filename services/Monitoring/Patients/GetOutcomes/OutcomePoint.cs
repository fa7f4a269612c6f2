using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients.SubmitInstrument;

namespace Stillwater.Monitoring.Patients.GetOutcomes;

/// <summary>One score on the line.</summary>
/// <param name="ScoreId">The response.</param>
/// <param name="TakenAt">When it was answered.</param>
/// <param name="Score">Its total; null for instruments without one.</param>
/// <param name="Severity">Its band in kebab-case.</param>
/// <param name="Source">screening or monitoring.</param>
/// <param name="AfterSessionId">The dosing session that it falls to, null before the first discharge.</param>
/// <param name="SessionNumber">Its number in the series; 0 for the baseline.</param>
/// <param name="Counts">Whether it is the score by which that session is judged: the last one taken.</param>
/// <param name="Change">Change from baseline, null while there is none.</param>
/// <param name="Class">deterioration, none, partial, response or remission.</param>
/// <param name="Response">Whether the fall reaches the response threshold.</param>
/// <param name="Remission">Whether the score is below the remission cut-off.</param>
/// <param name="SiResponse">Whether thoughts of suicide fell by half within a day of a dose; null where it says nothing.</param>
public sealed record OutcomePoint(
    Guid ScoreId,
    DateTimeOffset TakenAt,
    int? Score,
    string Severity,
    string Source,
    Guid? AfterSessionId,
    int? SessionNumber,
    bool Counts,
    ChangeView? Change,
    string? Class,
    bool? Response,
    bool? Remission,
    bool? SiResponse)
{
    internal static OutcomePoint From(
        PatientMonitoring patient, KnownScore score, OutcomeAssessed? judged, bool isBaseline, OutcomeRules rules)
    {
        var session = Attribution.SessionOf(patient, score.StatedSessionId, score.TakenAt);
        return new OutcomePoint(
            score.ScoreId, score.TakenAt, score.Score, score.Severity, score.Source, session?.SessionId,
            isBaseline ? 0 : session?.Number, patient.Outcomes.Exists(o => o.ResponseId == score.ScoreId),
            ChangeView.From(judged), judged?.Class, judged?.Response, judged?.Remission,
            Suicidality.ResponseOf(patient, score, rules));
    }
}
