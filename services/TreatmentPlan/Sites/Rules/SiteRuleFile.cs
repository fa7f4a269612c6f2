namespace Stillwater.TreatmentPlans.Sites.Rules;

/// <summary>Reads the rule file of sites and refuses one that contradicts itself.</summary>
public static class SiteRuleFile
{
    public const string Current = "2026.1";

    /// <summary>The rules that this build ships.</summary>
    public static SiteRules Load() => Parse(ShippedRules.Read(typeof(SiteRuleFile), Current));

    public static SiteRules Parse(ReadOnlySpan<byte> bytes)
    {
        var (rules, hash) = ShippedRules.Parse<SiteRules>(bytes);
        Require(rules.Safety.Select(r => r.Kind).Order().SequenceEqual(SafetyKinds.All.Order()), "A kind is missing or twice.");
        Require(rules.Safety.All(r => r is { ValidFor: > 0, Unit: "hours" or "months", Items.Count: > 0 }),
            "A safety record counts for some hours or months and shows something.");
        Require(rules.Blocks.Select(b => b.Route).Distinct().Count() == rules.Blocks.Count, "A route stands twice.");
        Require(rules.Blocks.All(b => b is { DoseMinutes: > 0, RecoveryMinutes: > 0 }), "A block takes time.");
        Require(
            rules.FollowUp is { WindowDays: > 0, MinShare: >= 0 and <= 1 }, "The share of follow-ups is out of range.");
        Require(rules.PayerAsks.All(ask => ask.IsComplete && ask.Source.Length > 0), "A payer's question lacks something.");
        Require(rules.Transfer.CodeDays > 0, "A code holds for some days.");
        Require(rules.RedFlags.All(flag => flag.Needs.Count > 0), "A red flag that needs nothing never goes down.");
        Require(
            rules.RedFlags.SelectMany(flag => flag.Needs).All(need => IsKnown(need, rules))
            && rules.Questions.All(q => q.Kind is null || Shows(rules, q.Kind, q.Item)),
            "A need or a question names what no record shows.");
        Require(
            rules.Safety.Select(r => r.Source).Concat(rules.Blocks.Select(b => b.Source))
                .Concat(rules.RedFlags.Select(f => f.Source)).Concat(rules.Questions.Select(q => q.Source))
                .All(source => source.Length > 0),
            "Every rule names its source.");
        return rules with { Hash = hash };
    }

    private static bool IsKnown(SiteNeed need, SiteRules rules) => SiteNeed.Facts.Contains(need.Fact)
        && (need.Fact == SiteNeed.Record ? Shows(rules, need.Kind, need.Item) : need is { Kind: null, Item: null });

    private static bool Shows(SiteRules rules, string? kind, string? item) =>
        rules.Safety.FirstOrDefault(r => r.Kind == kind) is { } record && (item is null || record.Items.Contains(item));

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidDataException(otherwise);
    }
}
