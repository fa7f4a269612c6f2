using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.TreatmentPlans.Sites.Rules;

/// <summary>Reads the rule file of sites and refuses one that contradicts itself.</summary>
public static class SiteRuleFile
{
    public const string Current = "2026.1";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The rules that this build ships.</summary>
    public static SiteRules Load()
    {
        var name = $"{typeof(SiteRuleFile).Namespace}.{Current}.json";
        using var stream = typeof(SiteRuleFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The rule file {name} is not part of this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes);
    }

    public static SiteRules Parse(ReadOnlySpan<byte> bytes)
    {
        var rules = JsonSerializer.Deserialize<SiteRules>(bytes, Strict)
            ?? throw new InvalidDataException("The rule file of sites is empty.");
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
        return rules with { Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
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
