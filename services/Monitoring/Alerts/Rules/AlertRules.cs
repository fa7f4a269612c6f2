using Stillwater.Clinical;
using Stillwater.Clinical.Instruments;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Alerts.Rules;

/// <summary>The alert rules of this build, read once and refused when they contradict themselves.</summary>
internal static class AlertRules
{
    public const string High = "high";
    public const string Moderate = "moderate";
    public const string Low = "low";

    /// <summary>A psychiatrist sees the patient.</summary>
    public const string Psychiatric = "psychiatric-assessment";

    /// <summary>A clinician sees the patient.</summary>
    public const string Clinical = "clinician-assessment";

    private const string File = "alerts/2026.1.json";
    private const int MostMinutes = 240;
    private const int MostDelay = 1440;
    private const int MostMinutesWhenHigh = 15;

    private static readonly string[] Severities = [High, Moderate, Low];
    private static readonly string?[] Actions = [null, Psychiatric, Clinical];

    private static readonly Lazy<AlertRuleSet> OfThisBuild =
        new(() => Read(RuleFile.BytesOf(typeof(AlertRules).Assembly, File)));

    public static AlertRuleSet Shipped => OfThisBuild.Value;

    public static AlertRuleSet Read(ReadOnlySpan<byte> json)
    {
        var rules = RuleFile.Parse<AlertRuleSet>(json, "The alert rules are empty.");
        return RuleFile.Sound(rules, $"Alert rules {rules.Version}", Faults(rules)) with
        {
            Name = $"{rules.Version}+{RuleFile.HashOf(json)}",
        };
    }

    private static IEnumerable<string> Faults(AlertRuleSet rules)
    {
        if (!rules.Severities.Select(s => s.Severity).Order().SequenceEqual(Severities.Order()))
            yield return "each of high, moderate and low has one line";
        foreach (var rule in rules.Severities)
        {
            if (rule.AckWithinMinutes < 1
                || rule.AckWithinMinutes > (rule.Severity == High ? MostMinutesWhenHigh : MostMinutes))
                yield return $"{rule.Id}: the minutes are out of their range";
            if (!AreRoles(rule.Asks))
                yield return $"{rule.Id}: asks clinical roles, at least one";
        }

        foreach (var kind in rules.Kinds)
        {
            if (!Severities.Contains(kind.Severity) || !Actions.Contains(kind.Action))
                yield return $"{kind.Id}: the severity or the action is unknown";
            if (kind.Of is { } of && InstrumentLibrary.Default.Find(of.Instrument) is null
                || kind.AfterMinutes is < 0 or > MostDelay)
                yield return $"{kind.Id}: the instrument is unknown, or the minutes are out of their range";
            if (kind.Asks is { } asks && !AreRoles(asks))
                yield return $"{kind.Id}: asks clinical roles, at least one";
        }

        foreach (var fault in RuleFile.NamingFaults(
            rules.Severities.Select(s => (s.Id, s.Source)).Concat(rules.Kinds.Select(k => (k.Id, k.Source)))))
            yield return fault;
        if (rules.Kinds.DistinctBy(k => k.Kind).Count() < rules.Kinds.Count)
            yield return "a kind has two lines";
    }

    private static bool AreRoles(IReadOnlyList<string> asks) => asks.Count > 0 && asks.All(Roles.Clinical.Contains);
}
