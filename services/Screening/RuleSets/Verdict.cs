namespace Stillwater.Screenings.RuleSets;

/// <summary>How a screening came out.</summary>
public enum Verdict
{
    /// <summary>May be treated.</summary>
    Eligible,

    /// <summary>May be treated; a clinician has accepted findings.</summary>
    EligibleWithConditions,

    /// <summary>Not now: something holds or waits for a clinician.</summary>
    Deferred,

    /// <summary>May not be treated.</summary>
    Ineligible,
}

/// <summary>One rule that spoke.</summary>
/// <param name="RuleId">Id of the rule in the clinical reference, such as CI-09.</param>
/// <param name="Action">block, hold, review or info.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Evidence">Ids of the events that it rests on.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="IsAccepted">Whether a clinician has accepted or waived it.</param>
public sealed record Finding(
    string RuleId, FindingAction Action, string Reason, IReadOnlyList<Guid> Evidence, string Source, bool IsAccepted);

/// <summary>
/// A finding that a clinician has accepted. It covers the same finding on the same evidence and no other.
/// </summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Action">What the rule asked for.</param>
/// <param name="Evidence">The events that it rested on.</param>
public sealed record AcceptedFinding(string RuleId, FindingAction Action, IReadOnlyList<Guid> Evidence)
{
    internal bool Covers(string ruleId, FindingAction action, IReadOnlyList<Guid> evidence) =>
        RuleId == ruleId && Action == action && Evidence.SequenceEqual(evidence);
}

/// <summary>How one rule came out, tier by tier.</summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Tiers">Its tiers in order, down to the first that held.</param>
public sealed record RuleTrace(string RuleId, IReadOnlyList<ConditionTrace> Tiers);

/// <summary>What the rules say of the facts.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Findings">The rules that spoke, in the order of the rule set.</param>
/// <param name="Trace">Every rule, in the order of the rule set.</param>
/// <param name="PermittedRoutes">Routes that remain possible; empty unless eligible.</param>
/// <param name="PermittedSettings">Settings that remain possible; empty unless eligible.</param>
/// <param name="Alternatives">What else can be tried.</param>
/// <param name="ValidUntil">Until when the verdict carries a plan; null unless eligible.</param>
public sealed record Judgement(
    Verdict Verdict,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RuleTrace> Trace,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    IReadOnlyList<string> Alternatives,
    DateTimeOffset? ValidUntil);

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
        var findings = spoken.Select(a => new Finding(
            a.Rule.Id, a.Tier!.Action, a.Tier.Reason, a.Trace.Tiers[^1].Evidence, a.Rule.Source,
            accepted.Any(f => f.Covers(a.Rule.Id, a.Tier.Action, a.Trace.Tiers[^1].Evidence)))).ToArray();
        var verdict = VerdictOf(findings);
        var routes = verdict is Verdict.Eligible or Verdict.EligibleWithConditions
            ? Remaining(facts, rules, [.. spoken.Select(a => a.Tier!)])
            : [];
        return new Judgement(
            verdict,
            findings,
            [.. asked.Select(a => a.Trace)],
            [.. routes.Select(r => r.Code)],
            [.. routes.SelectMany(r => r.Settings).Distinct()],
            [.. rules.Alternatives.Where(a => a.Targets.Contains(facts.TargetCondition)).SelectMany(a => a.Codes)],
            routes.Count > 0 ? facts.AsOf.AddDays((double)rules.Parameters.DeterminationValidDays.Value) : null);
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
        ScreeningFacts facts, RuleSet rules, IReadOnlyList<RuleTier> spoken) =>
        [.. rules.Routes
            .Where(route => route.Targets.Count == 0 || route.Targets.Contains(facts.TargetCondition))
            .Where(route => !spoken.Any(tier => tier.WithoutRoutes?.Contains(route.Code) == true))
            .Select(route => route with
            {
                Settings = [.. route.Settings.Where(s => spoken.All(t => t.OnlySettings?.Contains(s) != false))],
            })
            .Where(route => route.Settings.Count > 0)];
}
