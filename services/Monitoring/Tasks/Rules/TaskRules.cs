using Stillwater.Clinical;
using Stillwater.Monitoring.Tasks.OpeningTask;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tasks.Rules;

/// <summary>The task rules of this build, read once and refused when they contradict themselves.</summary>
internal static class TaskRules
{
    public const string LastInductionDose = "last-induction-dose";
    public const string MaintenanceStarted = "maintenance-started";

    private const string File = "tasks/2026.1.json";
    private const int MostHours = 17520;
    private const int MostAllowed = 2160;
    private const int LeastBetween = 168;

    private static readonly Lazy<TaskRuleSet> OfThisBuild =
        new(() => Read(RuleFile.BytesOf(typeof(TaskRules).Assembly, File)));

    public static TaskRuleSet Shipped => OfThisBuild.Value;

    public static TaskRuleSet Read(ReadOnlySpan<byte> json)
    {
        var rules = RuleFile.Parse<TaskRuleSet>(json, "The task rules are empty.");
        var faults = rules.Rules.SelectMany(Faults).Concat(RuleFile.NamingFaults(rules.Rules.Select(r => (r.Id, r.Source))));
        return RuleFile.Sound(rules, $"Task rules {rules.Version}", faults) with
        {
            Name = $"{rules.Version}+{RuleFile.HashOf(json)}",
        };
    }

    private static IEnumerable<string> Faults(TaskRule rule)
    {
        if (rule.On.Length == 0)
            yield return $"{rule.Id}: the fact is missing";
        if (!TaskKinds.All.Contains(rule.Kind))
            yield return $"{rule.Id}: the kind is unknown";
        if (!Roles.Staff.Contains(rule.Role))
            yield return $"{rule.Id}: the role is not one of the staff";
        if (rule.AtHours.Count == 0 || rule.AtHours[0] < 0 || rule.AtHours[^1] > MostHours
            || rule.AtHours.Zip(rule.AtHours.Skip(1)).Any(pair => pair.First >= pair.Second))
            yield return $"{rule.Id}: the hours are out of their range or do not rise";
        if (rule.AllowHours is < 0 or > MostAllowed)
            yield return $"{rule.Id}: the time allowed is out of its range";
        if (rule.EveryHours is < LeastBetween or > MostHours)
            yield return $"{rule.Id}: the time between is out of its range";
        if (rule.Kind == TaskKinds.Instrument && rule.Instrument is null)
            yield return $"{rule.Id}: the instrument is missing";
    }
}
