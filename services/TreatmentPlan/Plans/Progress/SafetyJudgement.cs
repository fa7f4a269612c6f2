using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>
/// What is looked at by a person whatever the phase: a worse score at once (section 8, e), an interacting medicine
/// (section 3), exposure that has reached a ceiling (4.4, rule 7), dosing at home whose gate keeps failing (S07), and
/// the bladder (section 8, long-term schedule).
/// </summary>
internal static class SafetyJudgement
{
    public const string Deterioration = "stop.deterioration";

    /// <summary>Session counts the failures and says when they are too many.</summary>
    public const string HomeReview = "HOME-REVIEW";

    private const string Worse = "deterioration";

    public static IEnumerable<ProposalRaised> Of(Plan plan, DosingRules rules, DateTimeOffset now)
    {
        if (plan.LastOutcome is { } outcome && IsWorse(outcome, rules))
            yield return Proposing.Raise(
                ProposalKind.Review, Deterioration, outcome.SessionId, [outcome.EvidenceId],
                Proposing.ValuesOf(plan, outcome), outcome.AssessedAt, now);
        if (plan.DrugChanges.LastOrDefault() is { } change)
            foreach (var found in change.Interactions.Where(i => !i.Resolved))
                yield return Proposing.Raise(
                    ProposalKind.Review, found.RuleId, change.EvidenceId, [change.EvidenceId],
                    new() { ["added"] = string.Join(", ", change.Added), ["action"] = found.Action },
                    change.ChangedAt, now);
        foreach (var ceiling in plan.Ceilings)
            yield return Proposing.Raise(
                ProposalKind.Review, ceiling.RuleId, ceiling.EvidenceId, [ceiling.EvidenceId],
                new() { ["value"] = Proposing.Text(ceiling.Value), ["multiple"] = Proposing.Text(ceiling.Multiple) },
                ceiling.ReachedAt.AddDays(rules.Stop.DecisionDays), now);
        if (plan.HomeGates.Find(g => g.ReviewDue) is { } gate)
            yield return Proposing.Raise(
                ProposalKind.Review, HomeReview, gate.SessionId, [gate.EvidenceId],
                new() { ["failures"] = Proposing.Text(gate.Failures), ["unmet"] = string.Join(", ", gate.Unmet) },
                gate.FailedAt.AddDays(rules.Stop.DecisionDays), now);
        foreach (var bladder in plan.UrinaryAlerts)
            yield return Proposing.Raise(
                ProposalKind.Review, bladder.RuleIds[0], bladder.EvidenceId, [bladder.EvidenceId],
                new() { ["instrument"] = bladder.Instrument, ["score"] = Proposing.Text(bladder.Score) },
                bladder.SeenAt.AddDays(rules.Stop.DecisionDays), now);
    }

    public static bool IsWorse(OutcomeNoted outcome, DosingRules rules) =>
        outcome.Class == Worse || outcome.ChangePercent <= -rules.Stop.Deterioration;
}
