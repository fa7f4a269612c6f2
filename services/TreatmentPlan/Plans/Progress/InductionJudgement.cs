using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>
/// The end of an induction series and the stop rule (section 8, a to e): response goes on to maintenance, partial
/// response may get more sessions, no response is looked at after three sessions and stopped from the fourth on, and
/// never after one or two.
/// </summary>
internal static class InductionJudgement
{
    public const string StartAfterResponse = "maintenance.start-after-response";
    public const string ReviewNoImprovement = "stop.review-below";
    public const string StopNonResponse = "stop.below";
    public const string ExtraForPartial = "stop.partial-extra";
    public const string PartialAfterExtra = "stop.partial-after-extra";

    private const int DaysPerWeek = 7;

    public static IEnumerable<ProposalRaised> Of(Plan plan, DosingRules rules, DateTimeOffset now) =>
        plan is { Phase: PlanPhase.Induction, LastSession: { } last } && Visits.OfLastSession(plan) is { } outcome
            && Judged(plan, last, outcome, rules, now) is { } proposal
            ? [proposal]
            : [];

    /// <summary>Whether the course as such is in question, so that a higher dose is not proposed beside it.</summary>
    public static bool IsInQuestion(Plan plan, DosingRules rules) =>
        SuicidalityJudgement.IsWorse(plan, rules)
        || (Visits.OfLastSession(plan) is { } outcome
            && (MustStop(plan, outcome, rules) || MustReview(plan, rules) || SafetyJudgement.IsWorse(outcome, rules)
                || plan.Sessions.Count >= plan.Signed!.Regimen.InductionSessions));

    private static ProposalRaised? Judged(
        Plan plan, SessionCounted last, OutcomeNoted outcome, DosingRules rules, DateTimeOffset now)
    {
        var isComplete = plan.Sessions.Count >= plan.Signed!.Regimen.InductionSessions;
        return 0 switch
        {
            _ when Visits.IsResponse(outcome) => isComplete ? Maintenance(plan, last, outcome, rules, now) : null,
            _ when MustStop(plan, outcome, rules) => Raise(ProposalKind.Stop, StopNonResponse, plan, last, outcome, rules, now),
            _ when MustReview(plan, rules) => Raise(ProposalKind.Review, ReviewNoImprovement, plan, last, outcome, rules, now),
            _ when isComplete => Lengthened(plan, last, outcome, rules, now),
            _ => null,
        };
    }

    private static bool MustStop(Plan plan, OutcomeNoted outcome, DosingRules rules) =>
        plan.Sessions.Count >= rules.Stop.FromSession && outcome.ChangePercent < rules.Stop.Below;

    private static bool MustReview(Plan plan, DosingRules rules)
    {
        var latest = Visits.Of(plan).TakeLast(rules.Stop.ReviewSession).ToList();
        return plan.Sessions.Count >= rules.Stop.ReviewSession && latest.Count == rules.Stop.ReviewSession
            && latest.TrueForAll(o => o.ChangePercent < rules.Stop.ReviewBelow);
    }

    private static ProposalRaised Lengthened(
        Plan plan, SessionCounted last, OutcomeNoted outcome, DosingRules rules, DateTimeOffset now)
    {
        var extra = Math.Min(
            rules.Course.ExtraMax - plan.ExtraSessions,
            rules.Course.SeriesMax - plan.Signed!.Regimen.InductionSessions);
        return extra > 0
            ? Raise(
                ProposalKind.ExtraSessions, ExtraForPartial, plan, last, outcome, rules, now,
                new ProposedTerms(ExtraSessions: extra))
            : Raise(ProposalKind.Review, PartialAfterExtra, plan, last, outcome, rules, now);
    }

    private static ProposalRaised Maintenance(
        Plan plan, SessionCounted last, OutcomeNoted outcome, DosingRules rules, DateTimeOffset now)
    {
        var agreed = plan.Signed!.Regimen.MaintenanceIntervalWeeks;
        var weeks = rules.Maintenance.Allows(agreed) ? agreed : rules.Maintenance.DefaultWeeks;
        return Proposing.Raise(
            ProposalKind.MaintenanceStart, StartAfterResponse, last.SessionId, [outcome.EvidenceId, last.EvidenceId],
            Proposing.ValuesOf(plan, outcome), last.CompletedAt.AddDays(DaysPerWeek * weeks), now,
            to: new ProposedTerms(weeks));
    }

    private static ProposalRaised Raise(
        ProposalKind kind, string ruleId, Plan plan, SessionCounted last, OutcomeNoted outcome, DosingRules rules,
        DateTimeOffset now, ProposedTerms? to = null) => Proposing.Raise(
        kind, ruleId, last.SessionId, [outcome.EvidenceId, last.EvidenceId], Proposing.ValuesOf(plan, outcome),
        outcome.AssessedAt.AddDays(rules.Stop.DecisionDays), now, to: to);
}
