using Stillwater.Clinical.Instruments;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.RuleSets;

/// <summary>
/// A rule that names what no table knows would never match, and a tier behind a wider one never speak: both stop the
/// start.
/// </summary>
internal static class RuleCheck
{
    public static IEnumerable<string> Faults(RuleSet rules)
    {
        foreach (var id in rules.Rules.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return $"{id} is there twice";
        foreach (var measure in rules.Bands.Keys.Where(m => !Measures.Numbers.ContainsKey(m)))
            yield return $"{measure} is no measure";
        foreach (var name in Conditions(rules).SelectMany(c => c.Leaves).SelectMany(leaf => UnknownNames(leaf, rules)).Distinct())
            yield return $"{name} is unknown";
        foreach (var name in HandlingNumbers(rules).Except((rules.Thresholds ?? []).Select(t => t.Id)))
            yield return $"{name} is unknown";
        foreach (var fault in rules.Rules.SelectMany(rule => Faults(rule, rules)))
            yield return fault;
        foreach (var sourceless in Sources(rules).Where(s => string.IsNullOrWhiteSpace(s.Source)))
            yield return $"{sourceless.Name} has no source";
        foreach (var id in (rules.Thresholds ?? []).Select(t => t.Id).Except(UsedThresholds(rules)))
            yield return $"{id} is used nowhere";
    }

    private static IEnumerable<string> Faults(Rule rule, RuleSet rules)
    {
        if (rule.Tiers.Count == 0)
            yield return $"{rule.Id} has no tier";
        for (var i = 1; i < rule.Tiers.Count; i++)
            if (rule.Tiers.Take(i).Any(earlier => Reach.Covers(earlier.Condition, rule.Tiers[i].Condition, rules)))
                yield return $"{rule.Id} never reaches its tier {i + 1}";
        foreach (var tier in rule.Tiers)
        {
            if (tier.Severity is { } severity && !Fits(severity, tier.Action))
                yield return $"{rule.Id} is {severity} and asks for {tier.Action}";
            if (tier.AcceptableBy is not null && tier.Action != FindingAction.Review)
                yield return $"{rule.Id} names who accepts what is no review";
        }

        var named = rule.WaivableBy.Concat(rule.Tiers.SelectMany(t => t.AcceptableBy ?? []).Select(r => r.Role));
        foreach (var role in named.Except(Roles.Clinical).Distinct())
            yield return $"{rule.Id} names {role}, who judges no finding";
    }

    /// <summary>S1 cannot be signed, S2 needs a review at least; the milder ones never block.</summary>
    private static bool Fits(InteractionSeverity severity, FindingAction action) => severity switch
    {
        InteractionSeverity.S1 => action == FindingAction.Block,
        InteractionSeverity.S2 => action is FindingAction.Hold or FindingAction.Review,
        _ => action is FindingAction.Hold or FindingAction.Info,
    };

    private static IEnumerable<(string Name, string Source)> Sources(RuleSet rules) =>
    [
        .. rules.Rules.Select(r => (r.Id, r.Source)),
        .. rules.Requirements.Select(r => (r.Code, r.Source)),
        .. rules.BloodPressureBands.Select(b => (b.Code, b.Source)),
        .. rules.Bands.SelectMany(table => table.Value.Select(b => ($"{table.Key} {b.Code}", b.Source))),
        .. rules.Routes.Select(r => (r.Code, r.Source)),
        .. (rules.Thresholds ?? []).Select(t => (t.Id, t.Source)),
        .. (rules.Settings ?? []).SelectMany(s => s.Criteria.Select(c => (c.Code, c.Source))),
    ];

    private static IEnumerable<Condition> Conditions(RuleSet rules) =>
    [
        .. rules.Rules.SelectMany(r => r.Tiers.Select(t => t.Condition)),
        .. rules.Requirements.Select(r => r.Condition),
        .. (rules.Settings ?? []).SelectMany(s => s.Criteria).Select(c => c.Condition).OfType<Condition>(),
    ];

    private static IEnumerable<string> UsedThresholds(RuleSet rules) => Conditions(rules)
        .SelectMany(c => c.Leaves).SelectMany(leaf => leaf.Limits)
        .Concat(rules.Rules.SelectMany(r => r.Tiers).Select(t => t.CarriesDays).OfType<Limit>())
        .Select(limit => limit.Threshold).OfType<string>()
        .Concat(HandlingNumbers(rules));

    private static IEnumerable<string> HandlingNumbers(RuleSet rules) =>
        rules.Rules.SelectMany(r => r.Tiers).SelectMany(tier => NamedNumbers.Of(tier.Handling)).Distinct();

    private static IEnumerable<string> UnknownNames(Condition leaf, RuleSet rules) => (leaf switch
    {
        HasCondition c => c.Codes.Where(code =>
            !ConditionTable.Default.Reportable.Contains(code) && !ConditionTable.Default.Derived.Contains(code)),
        OnDrugClass c => c.Classes.Except(MedicineTable.Default.Classes),
        ValueInBand { Measure: Measures.BloodPressure } c => c.Bands.Except(
            rules.BloodPressureBands.Select(b => b.Code)),
        ValueInBand c when rules.Bands.TryGetValue(c.Measure, out var bands) =>
            c.Bands.Except(bands.Select(b => b.Code)),
        ValueInBand c => [c.Measure],
        ScoreAtLeast c => Uninstrumental(c.Instrument),
        SeverityIs c => Uninstrumental(c.Instrument),
        TrendOverDays c => Uninstrumental(c.Instrument),
        NotAnsweredSince c => Uninstrumental(c.Instrument, c.Since),
        MissingOrOlderThan { Fact: FactKind.Instrument, Code: { } code } => Uninstrumental(code),
        TargetIs c => c.Targets.Except(ConditionTable.Default.Targets),
        RouteIs c => c.Routes.Except(rules.Routes.Select(r => r.Code)),
        _ => [],
    }).Concat(leaf.Limits.Select(l => l.Threshold).OfType<string>().Except((rules.Thresholds ?? []).Select(t => t.Id)));

    private static IEnumerable<string> Uninstrumental(params IEnumerable<string> codes) =>
        codes.Where(code => InstrumentLibrary.Default.Find(code) is null);
}
