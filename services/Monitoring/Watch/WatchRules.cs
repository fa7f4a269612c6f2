using Stillwater.Clinical;
using Stillwater.Monitoring.Alerts.Rules;

namespace Stillwater.Monitoring.Watch;

/// <summary>The watch rules of this build, read once and refused when they contradict themselves.</summary>
internal static class WatchRules
{
    private const string File = "watch/2026.1.json";
    private const int Most = 100;
    private const int MostDays = 90;
    private const decimal MostTimes = 20;

    private static readonly string[] Severities = [AlertRules.High, AlertRules.Moderate, AlertRules.Low];
    private static readonly string[] Kinds = [WatchKinds.Urinary, WatchKinds.Cognition, WatchKinds.Mania];

    private static readonly string[] LabKinds =
        [WatchKinds.Urinary, WatchKinds.Pregnancy, WatchKinds.Liver, WatchKinds.Misuse];

    private static readonly Lazy<WatchRuleSet> OfThisBuild =
        new(() => Read(RuleFile.BytesOf(typeof(WatchRules).Assembly, File)));

    public static WatchRuleSet Shipped => OfThisBuild.Value;

    public static WatchRuleSet Read(ReadOnlySpan<byte> json)
    {
        var rules = RuleFile.Parse<WatchRuleSet>(json, "The watch rules are empty.");
        return RuleFile.Sound(rules, $"Watch rules {rules.Version}", Faults(rules)) with
        {
            Name = $"{rules.Version}+{RuleFile.HashOf(json)}",
        };
    }

    private static IEnumerable<string> Faults(WatchRuleSet rules)
    {
        foreach (var rule in rules.Scores)
        {
            if (!Kinds.Contains(rule.Kind) || !Severities.Contains(rule.Severity))
                yield return $"{rule.Id}: the kind or the severity is unknown";
            if (new[] { rule.AtLeast, rule.Rise, rule.Fall }.OfType<int>().ToArray() is not [>= 1 and <= Most])
                yield return $"{rule.Id}: has one limit, of 1 to {Most} points";
        }

        foreach (var rule in rules.Labs)
        {
            if (!LabKinds.Contains(rule.Kind) || !Severities.Contains(rule.Severity) || !LabActions.All.Contains(rule.Action))
                yield return $"{rule.Id}: the kind, the severity or the action is unknown";
            if (rule.Tests.Count == 0 || rule.Readings is { Count: > 0 } == rule.AboveUpperLimit is > 0 and <= MostTimes)
                yield return $"{rule.Id}: names tests, and readings or a limit";
            if (rule.AgainWithinDays is < 1 or > MostDays)
                yield return $"{rule.Id}: the days are out of their range";
        }

        foreach (var ease in rules.Eases.Where(e => e.Below is < 1 or > Most || !rules.Labs.Any(l => l.Id == e.After)))
            yield return $"{ease.Id}: has a limit, and a result that comes first";
        foreach (var fault in RuleFile.NamingFaults(rules.Scores.Select(r => (r.Id, r.Source))
            .Concat(rules.Eases.Select(r => (r.Id, r.Source))).Concat(rules.Labs.Select(r => (r.Id, r.Source)))))
            yield return fault;
    }
}

/// <summary>What the watch is about.</summary>
internal static class WatchKinds
{
    public const string Urinary = "urinary";
    public const string Cognition = "cognition";
    public const string Mania = "mania";
    public const string Pregnancy = "pregnancy";
    public const string Liver = "liver";
    public const string Misuse = "misuse";
}
