namespace Stillwater.Screenings.RuleSets;

/// <summary>Applies a rule set to facts. Pure: the same facts and rules give the same bytes.</summary>
public static class Judge
{
    /// <summary>Codes of what is still missing for a verdict, in the order of the rule set.</summary>
    public static IReadOnlyList<string> Missing(ScreeningFacts facts, RuleSet rules) =>
        [.. rules.Requirements.Where(r => r.Condition.Evaluate(facts, rules).IsMet).Select(r => r.Code)];

    /// <summary>The judgement. An accepted review or a waived block no longer stands in the way.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="accepted">Findings that a clinician has accepted or waived.</param>
    public static Judgement Determine(ScreeningFacts facts, RuleSet rules, IReadOnlyList<AcceptedFinding> accepted)
    {
        var asked = rules.Rules.Select(rule => Ask(rule, facts, rules)).ToArray();
        var spoken = asked.Where(a => a.Tier is not null).ToArray();
        var findings = spoken.Select(a => Found(a.Rule, a.Tier!, a.Trace.Tiers[^1].Evidence, rules, accepted)).ToArray();
        var verdict = VerdictOf(findings);
        var ladder = rules.Settings is { } steps ? Ladder.Of(steps, facts, rules) : null;
        RuleTier[] tiers = [.. spoken.Select(a => a.Tier!)];
        var routes = verdict is Verdict.Eligible or Verdict.EligibleWithConditions
            ? Remaining(facts, rules, tiers, ladder)
            : [];
        return new Judgement(
            verdict,
            findings,
            [.. asked.Select(a => a.Trace)],
            [.. routes.Select(r => r.Code)],
            [.. routes.SelectMany(r => r.Settings).Distinct()],
            [.. rules.Alternatives.Where(a => a.Targets.Contains(facts.TargetCondition)).SelectMany(a => a.Codes)],
            routes.Count > 0 ? facts.AsOf.AddDays((double)DaysOf(tiers, rules)) : null,
            ladder);
    }

    /// <summary>A standing block outweighs all; then a hold or an open review; then what was accepted.</summary>
    public static Verdict VerdictOf(IReadOnlyList<Finding> findings) => findings switch
    {
        _ when findings.Any(f => f is { Action: FindingAction.Block, IsAccepted: false }) => Verdict.Ineligible,
        _ when findings.Any(f => f is { Action: FindingAction.Hold }) => Verdict.Deferred,
        _ when findings.Any(f => f is { Action: FindingAction.Review, IsAccepted: false }) => Verdict.Deferred,
        _ when findings.Any(f => f.IsAccepted) => Verdict.EligibleWithConditions,
        _ => Verdict.Eligible,
    };

    private static Finding Found(
        Rule rule, RuleTier tier, IReadOnlyList<Guid> evidence, RuleSet rules, IReadOnlyList<AcceptedFinding> accepted) =>
        new(
            rule.Id, tier.Action, tier.Reason, evidence, rule.Source,
            accepted.Any(f => f.Covers(rule.Id, tier.Action, evidence)), tier.Severity, NamedNumbers.Fill(tier.Handling, rules),
            tier.Action == FindingAction.Review ? tier.AcceptableBy ?? rules.Reviewers : null);

    /// <summary>The verdict carries a plan as long as the rule set says, or shorter where a finding says so.</summary>
    private static decimal DaysOf(IReadOnlyList<RuleTier> spoken, RuleSet rules) => spoken
        .Select(tier => tier.CarriesDays?.In(rules))
        .Append(rules.Parameters.DeterminationValidDays.Value)
        .Min()!.Value;

    private static (Rule Rule, RuleTier? Tier, RuleTrace Trace) Ask(Rule rule, ScreeningFacts facts, RuleSet rules)
    {
        var traces = new List<ConditionTrace>();
        foreach (var tier in rule.Tiers)
        {
            traces.Add(tier.Condition.Evaluate(facts, rules));
            if (traces[^1].IsMet)
                return (rule, tier, new RuleTrace(rule.Id, traces));
        }

        return (rule, null, new RuleTrace(rule.Id, traces));
    }

    private static IReadOnlyList<RouteRule> Remaining(
        ScreeningFacts facts, RuleSet rules, IReadOnlyList<RuleTier> spoken, IReadOnlyList<LadderStep>? ladder) =>
        [.. rules.Routes
            .Where(route => route.Targets.Count == 0 || route.Targets.Contains(facts.TargetCondition))
            .Where(route => !spoken.Any(tier => tier.WithoutRoutes?.Contains(route.Code) == true))
            .Select(route => route with
            {
                Settings = [.. route.Settings
                    .Where(s => spoken.All(t => t.OnlySettings?.Contains(s) != false))
                    .Where(s => ladder?.Any(step => step.Setting == s && !step.IsOpen) != true)],
            })
            .Where(route => route.Settings.Count > 0)];
}

/// <summary>Judges the ladder of settings, each step by what it asks for.</summary>
internal static class Ladder
{
    public static IReadOnlyList<LadderStep> Of(IReadOnlyList<SettingStep> steps, ScreeningFacts facts, RuleSet rules) =>
        [.. steps.Select(step =>
        {
            CriterionTrace[] criteria = [.. step.Criteria.Select(c =>
                new CriterionTrace(c.Code, c.Condition?.Evaluate(facts, rules).IsMet))];
            var isOpen = step.Criteria.Zip(criteria).All(c => !c.First.Decides || c.Second.IsMet != false);
            return new LadderStep(step.Code, isOpen, criteria);
        })];
}
