using Stillwater.Contracts;
using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Outcomes;

/// <summary>
/// Which baseline and which session a score counts for. A function of all that is known, so that facts which arrive in
/// another order come to the same outcomes.
/// </summary>
internal static class Attribution
{
    /// <summary>
    /// The last score of an instrument within the days before the plan's first dose, null while none is known.
    /// </summary>
    public static KnownScore? BaselineOf(PatientMonitoring patient, Guid planId, string instrument, OutcomeRules rules)
    {
        if (FirstDoseAt(patient, planId) is not { } firstDose)
            return null;
        var oldest = firstDose - rules.Parameters.Baseline.Within;
        return InTime(patient.Scores)
            .LastOrDefault(s => s.Instrument == instrument && s.Score is not null
                && s.TakenAt >= oldest && s.TakenAt <= firstDose);
    }

    /// <summary>Scores as they were taken; those of one moment in an order that no arrival changes.</summary>
    public static IEnumerable<KnownScore> InTime(IEnumerable<KnownScore> scores) =>
        scores.OrderBy(s => s.TakenAt).ThenBy(s => s.ScoreId);

    public static DateTimeOffset? FirstDoseAt(PatientMonitoring patient, Guid planId) =>
        patient.Sessions.Where(s => s.PlanId == planId).Min(s => s.StartedAt);

    /// <summary>The session that was stated, else the last one discharged by the time the score was taken.</summary>
    public static KnownSession? SessionOf(PatientMonitoring patient, Guid? statedSessionId, DateTimeOffset takenAt) =>
        statedSessionId is { } stated
            ? patient.Session(stated)
            : patient.Sessions
                .Where(s => s.DischargedAt <= takenAt)
                .OrderBy(s => s.DischargedAt).ThenBy(s => s.Number)
                .LastOrDefault();

    /// <summary>
    /// What a score means for its session, null while baseline, session or signed plan are not known.
    /// </summary>
    public static OutcomeAssessed? Judge(PatientMonitoring patient, KnownScore score, OutcomeRules rules)
    {
        if (score.Score is not { } total || rules.RuleOf(score.Instrument) is not { } rule
            || SessionOf(patient, score.StatedSessionId, score.TakenAt) is not { } session
            || !patient.Plans.Exists(p => p.PlanId == session.PlanId)
            || BaselineOf(patient, session.PlanId, score.Instrument, rules) is not { Score: { } from } baseline
            || baseline.ScoreId == score.ScoreId)
            return null;

        var judged = Judgement.Of(rule, from, total);
        return new OutcomeAssessed(
            StableId.From("assessment", $"{score.ScoreId}", $"{baseline.ScoreId}", $"{session.SessionId}"),
            session.PlanId, score.Instrument, score.ScoreId, baseline.ScoreId, from, total,
            judged.Points, judged.Percent, judged.Class, judged.Response, judged.Remission,
            session.SessionId, session.Number, null, score.TakenAt);
    }

    /// <summary>What counts: of each instrument and session the score taken last.</summary>
    public static IReadOnlyList<OutcomeAssessed> Standing(PatientMonitoring patient, OutcomeRules rules) =>
    [
        .. InTime(patient.Scores)
            .Select(s => Judge(patient, s, rules))
            .OfType<OutcomeAssessed>()
            .GroupBy(o => (o.Instrument, o.AfterSessionId))
            .Select(o => o.Last())
            .OrderBy(o => o.TakenAt).ThenBy(o => o.AssessmentId),
    ];

    /// <summary>What must be said so that the recorded outcomes are those that stand.</summary>
    public static IEnumerable<PatientMonitoringEvent> Corrections(PatientMonitoring patient, OutcomeRules rules)
    {
        var standing = Standing(patient, rules);
        foreach (var gone in patient.Outcomes.Where(o => !standing.Any(s => SamePlace(s, o))))
            yield return new OutcomeWithdrawn(gone.AssessmentId, gone.Instrument, gone.AfterSessionId);
        foreach (var outcome in standing.Where(s => !patient.Outcomes.Exists(o => o.AssessmentId == s.AssessmentId)))
            yield return outcome with { Supersedes = patient.Outcomes.Find(o => SamePlace(o, outcome))?.AssessmentId };
    }

    private static bool SamePlace(OutcomeAssessed one, OutcomeAssessed other) =>
        one.Instrument == other.Instrument && one.AfterSessionId == other.AfterSessionId;
}
