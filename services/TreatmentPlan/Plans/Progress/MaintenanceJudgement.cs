using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>
/// How far apart maintenance sessions should be (section 8, maintenance adaptation): wider after two visits in response,
/// closer when the score rises or the gain is lost, both against the best score since maintenance began, and a look at
/// the whole plan when it had to be narrowed twice in a row or cannot be narrowed more.
/// </summary>
internal static class MaintenanceJudgement
{
    public const string Widen = "maintenance.widen-visits";
    public const string NarrowByPoints = "maintenance.narrow-points";
    public const string NarrowByGain = "maintenance.narrow-gain-lost";
    public const string ReviewNarrowings = "maintenance.review-narrowings";
    public const string Taper = "maintenance.taper-after";

    private const string Remission = "remission";

    public static IEnumerable<ProposalRaised> Of(Plan plan, DosingRules rules, DateTimeOffset now)
    {
        if (plan is not { Phase: PlanPhase.Maintenance, Maintenance: { } begun, IntervalWeeks: { } weeks })
            yield break;
        var visits = Visits.Of(plan).Where(o => o.AssessedAt > begun.StartedAt).ToList();
        if (visits.Count == 0)
            yield break;

        var relapses = Relapses(visits, rules.Adaptation);
        var last = visits[^1];
        if (relapses[^1] is { } rule)
        {
            var narrower = weeks - rules.Adaptation.StepWeeks;
            if (narrower >= rules.Maintenance.MinWeeks)
                yield return Interval(ProposalKind.IntervalNarrow, rule, plan, last, weeks, narrower, rules, now);
            if (narrower < rules.Maintenance.MinWeeks
                || relapses.TakeLast(rules.Adaptation.ReviewNarrowings).Count(r => r is not null)
                    == rules.Adaptation.ReviewNarrowings)
                yield return Review(ReviewNarrowings, plan, last, rules, now);
        }
        else if (IsHeld(visits, relapses, rules.Adaptation) && weeks + rules.Adaptation.StepWeeks <= rules.Maintenance.MaxWeeks)
        {
            yield return Interval(
                ProposalKind.IntervalWiden, Widen, plan, last, weeks, weeks + rules.Adaptation.StepWeeks, rules, now);
        }

        if (IsLongInRemission(visits, rules.Adaptation))
            yield return Review(Taper, plan, last, rules, now);
    }

    /// <summary>For each visit the rule by which the gain was being lost, null where it was held.</summary>
    private static List<string?> Relapses(List<OutcomeNoted> visits, AdaptationRules rules)
    {
        var (best, relapses) = (int.MaxValue, new List<string?>());
        foreach (var visit in visits)
        {
            best = Math.Min(best, visit.Score);
            relapses.Add(Relapse(visit, best, rules));
        }

        return relapses;
    }

    private static string? Relapse(OutcomeNoted visit, int best, AdaptationRules rules)
    {
        var (rise, gain) = (visit.Score - best, visit.Baseline - best);
        return 0 switch
        {
            _ when rise >= rules.NarrowPoints => NarrowByPoints,
            _ when rise > 0 && gain > 0 && 100m * rise / gain >= rules.NarrowGainLost => NarrowByGain,
            _ => null,
        };
    }

    private static bool IsHeld(List<OutcomeNoted> visits, List<string?> relapses, AdaptationRules rules) =>
        visits.Count >= rules.WidenVisits
        && visits.TakeLast(rules.WidenVisits).All(Visits.IsResponse)
        && relapses.TakeLast(rules.WidenVisits).All(r => r is null);

    private static bool IsLongInRemission(List<OutcomeNoted> visits, AdaptationRules rules)
    {
        var unbroken = visits.AsEnumerable().Reverse().TakeWhile(v => v.Class == Remission).ToList();
        return unbroken.Count > 1
            && unbroken[0].AssessedAt - unbroken[^1].AssessedAt >= TimeSpan.FromDays(rules.TaperAfterDays);
    }

    private static ProposalRaised Interval(
        ProposalKind kind, string ruleId, Plan plan, OutcomeNoted visit, int from, int to, DosingRules rules,
        DateTimeOffset now) => Proposing.Raise(
        kind, ruleId, visit.SessionId, [visit.EvidenceId], Proposing.ValuesOf(plan, visit),
        visit.AssessedAt.AddDays(rules.Stop.DecisionDays), now, new ProposedTerms(from), new ProposedTerms(to));

    private static ProposalRaised Review(
        string ruleId, Plan plan, OutcomeNoted visit, DosingRules rules, DateTimeOffset now) => Proposing.Raise(
        ProposalKind.Review, ruleId, visit.SessionId, [visit.EvidenceId], Proposing.ValuesOf(plan, visit),
        visit.AssessedAt.AddDays(rules.Stop.DecisionDays), now);
}
