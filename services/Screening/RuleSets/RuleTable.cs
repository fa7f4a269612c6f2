using System.Globalization;
using System.Text;

namespace Stillwater.Screenings.RuleSets;

/// <summary>Writes a rule set as a page that a clinician can read and sign.</summary>
public static class RuleTable
{
    private const string Preface =
        """
        Written by `stillwater rules table` from the rule set; a test holds this page equal to it.

        - The tiers of a rule are asked in order; the first that holds is its finding.
        - A block stands unless the rule names who may waive it. A hold ends when its cause does. A review is accepted with a
          reason by whom the rule names. An interaction of severity s1 always blocks, so no plan can be signed beside it.
        - Sources in brackets are those of the clinical reference; [PD] is a proposed default that a medical director confirms.
        """;

    private static readonly (string Topic, string Heading)[] Chapters =
    [
        ("contraindication", "Contraindications"), ("caution", "Cautions"), ("indication", "Indication and setting"),
        ("instrument", "Instruments"), ("interaction", "Drug interactions"), ("combination", "Combinations"),
    ];

    /// <summary>The page, in Markdown: every rule tier by tier, with threshold, action, handling and source.</summary>
    /// <param name="library">The rule set.</param>
    public static string Of(RuleLibrary library)
    {
        var rules = library.Rules;
        var page = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# Eligibility rules {rules.Version}\n\n{Preface.ReplaceLineEndings("\n")}\n")
            .Append(CultureInfo.InvariantCulture, $"\nSHA-256 of the rule set: `{library.Hash}`\n");
        foreach (var (topic, heading) in Chapters)
            Chapter(page, heading, rules.Rules.Where(r => r.Topic == topic), rules);
        Heading(page, "Numbers", "id", "value", "unit", "source");
        foreach (var p in Numbers(rules))
            Row(page, p.Id, p.Value.ToString("0.##", CultureInfo.InvariantCulture), p.Unit, p.Source);
        Settings(page, rules);
        Heading(page, "What must be known before a verdict", "code", "asked for while", "source");
        foreach (var r in rules.Requirements)
            Row(page, r.Code, RuleWords.Of(r.Condition, rules), r.Source);
        return page.ToString();
    }

    private static void Chapter(StringBuilder page, string heading, IEnumerable<Rule> rules, RuleSet set)
    {
        Heading(page, heading, "rule", "speaks when", "action", "handling", "accepted or waived by", "source");
        foreach (var rule in rules)
            foreach (var (i, tier) in rule.Tiers.Index())
            {
                Row(
                    page, i == 0 ? $"**{rule.Id}** {rule.Title}".TrimEnd() : "", RuleWords.Of(tier.Condition, set),
                    ActionOf(tier), HandlingOf(tier, set), JudgesOf(rule, tier, set), i == 0 ? rule.Source : "");
            }
    }

    private static string ActionOf(RuleTier tier) =>
        tier.Severity is { } severity ? $"{Kebab.Of(tier.Action)}, {Kebab.Of(severity)}" : Kebab.Of(tier.Action);

    private static string HandlingOf(RuleTier tier, RuleSet set)
    {
        var parts = new List<string> { NamedNumbers.Fill(tier.Handling ?? tier.Reason, set) };
        if (tier.OnlySettings is { } only)
            parts.Add($"Settings: {string.Join(", ", only)}.");
        if (tier.WithoutRoutes is { } without)
            parts.Add($"Without: {string.Join(", ", without)}.");
        if (tier.CarriesDays is { } days)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"Carries a plan for {days.In(set):0} d."));
        return string.Join(" ", parts);
    }

    private static string JudgesOf(Rule rule, RuleTier tier, RuleSet set) => tier.Action switch
    {
        FindingAction.Review => string.Join(", ", (tier.AcceptableBy ?? set.Reviewers ?? []).Select(
            r => r.Specialty is null ? r.Role : $"{r.Role} ({r.Specialty})")),
        FindingAction.Block => rule.WaivableBy.Count == 0 ? "nobody" : string.Join(", ", rule.WaivableBy),
        _ => "",
    };

    private static IEnumerable<RuleParameter> Numbers(RuleSet rules) =>
    [
        rules.Parameters.DeterminationValidDays, rules.Parameters.PressureReadingsApartMinutes,
        rules.Parameters.PressureVisitMinutes, .. rules.Thresholds ?? [],
    ];

    private static void Settings(StringBuilder page, RuleSet rules)
    {
        Heading(page, "Settings, from the safest up", "setting", "asks for", "checked", "source");
        foreach (var step in rules.Settings ?? [])
        {
            Row(page, $"**{step.Code}**", "", "", step.Source);
            foreach (var c in step.Criteria)
            {
                Row(
                    page, "", c.Condition is { } condition ? $"{c.Code}: {RuleWords.Of(condition, rules)}" : c.Code,
                    c.Condition is not null && c.Decides ? "at the determination" : "before a dose", c.Source);
            }
        }
    }

    private static void Heading(StringBuilder page, string heading, params string[] columns)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n");
        Row(page, columns);
        Row(page, [.. columns.Select(_ => "---")]);
    }

    private static void Row(StringBuilder page, params string[] cells) => page.Append("| ")
        .AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
