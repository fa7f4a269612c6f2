namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>The outcomes that count: by the deciding instrument, the newest of each session, in their order.</summary>
internal static class Visits
{
    public static IReadOnlyList<OutcomeNoted> Of(Plan plan) => [.. plan.Outcomes
        .Where(o => o.Instrument == plan.Draft?.OutcomeInstrument)
        .GroupBy(o => o.SessionId)
        .Select(g => g.OrderBy(o => o.AssessedAt).ThenBy(o => o.EvidenceId).Last())
        .OrderBy(o => o.SessionNumber).ThenBy(o => o.AssessedAt)];

    /// <summary>The outcome of the last session, null while it is not there: an earlier score does not speak for it.</summary>
    public static OutcomeNoted? OfLastSession(Plan plan) =>
        plan is { LastSession: { } session, LastOutcome: { } outcome } && outcome.SessionId == session.SessionId
            ? outcome
            : null;

    public static bool IsResponse(OutcomeNoted outcome) => outcome.Class is "response" or "remission";
}
