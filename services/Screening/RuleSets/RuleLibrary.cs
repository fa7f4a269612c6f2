using Stillwater.Clinical.Instruments;
using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.RuleSets;

/// <summary>The rule set that this build decides by, with the hash that proves which one it was.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Hash">SHA-256 of the shipped file, hexadecimal.</param>
public sealed record RuleLibrary(RuleSet Rules, string Hash)
{
    private static readonly Lazy<RuleLibrary> Shipped = new(() => Load("2026.1.json"));

    /// <summary>The current rule set; its first use checks it, which the service does at start.</summary>
    public static RuleLibrary Default => Shipped.Value;

    /// <summary>How events name it in their headers.</summary>
    public string Stamp => $"{Rules.Version}+{Hash}";

    /// <summary>A name in a rule that no table knows would never match, so it stops the start.</summary>
    internal static IEnumerable<string> Faults(RuleSet rules)
    {
        foreach (var id in rules.Rules.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return $"{id} is there twice";
        foreach (var measure in rules.Bands.Keys.Where(m => !Measures.Numbers.ContainsKey(m)))
            yield return $"{measure} is no measure";
        var leaves = rules.Rules.SelectMany(r => r.Tiers.SelectMany(t => t.Condition.Leaves))
            .Concat(rules.Requirements.SelectMany(r => r.Condition.Leaves));
        foreach (var name in leaves.SelectMany(leaf => UnknownNames(leaf, rules)).Distinct())
            yield return $"{name} is unknown";
    }

    private static RuleLibrary Load(string name)
    {
        var (rules, hash) = ShippedFile.Read<RuleSet>(name);
        if (Faults(rules).ToArray() is { Length: > 0 } faults)
            throw new InvalidDataException($"Rule set {rules.Version}: {string.Join("; ", faults)}.");
        return new RuleLibrary(rules, hash);
    }

    private static IEnumerable<string> UnknownNames(Condition leaf, RuleSet rules) => leaf switch
    {
        HasCondition c => c.Codes.Where(code =>
            !ConditionTable.Default.Reportable.Contains(code) && !ConditionTable.Default.Derived.Contains(code)),
        OnDrugClass c => c.Classes.Except(MedicineTable.Default.Classes),
        ValueInBand { Measure: Measures.BloodPressure } c => c.Bands.Except(
            rules.BloodPressureBands.Select(b => b.Code)),
        ValueInBand c when rules.Bands.TryGetValue(c.Measure, out var bands) =>
            c.Bands.Except(bands.Select(b => b.Code)),
        ValueInBand c => [c.Measure],
        ScoreAtLeast c => InstrumentLibrary.Default.Find(c.Instrument) is null ? [c.Instrument] : [],
        SeverityIs c => InstrumentLibrary.Default.Find(c.Instrument) is null ? [c.Instrument] : [],
        TargetIs c => c.Targets.Except(ConditionTable.Default.Targets),
        _ => [],
    };
}
