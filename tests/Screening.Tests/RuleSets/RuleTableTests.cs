using Stillwater.Local;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>The page that clinicians read says what the rules say.</summary>
public class RuleTableTests
{
    private static readonly RuleLibrary Library = RuleLibrary.Default;

    [Fact]
    public void The_page_in_the_documentation_is_the_rule_set() => Assert.Equal(
        RuleTable.Of(Library), File.ReadAllText(Path.Combine(Checkout.Find().Root, "infra", "docs", "rules.md")));

    [Fact]
    public void Every_rule_number_and_setting_of_every_rule_set_is_on_its_page() => Assert.All(RuleShelf.Default.All, shipped =>
    {
        var page = RuleTable.Of(shipped);
        Assert.All(shipped.Rules.Rules, rule => Assert.Contains($"**{rule.Id}**", page, StringComparison.Ordinal));
        Assert.All(shipped.Rules.Thresholds ?? [], t => Assert.Contains($"| {t.Id} |", page, StringComparison.Ordinal));
        Assert.DoesNotContain("{", page, StringComparison.Ordinal);
        Assert.All(shipped.Rules.Settings ?? [], s => Assert.Contains($"**{s.Code}**", page, StringComparison.Ordinal));
    });

    [Fact]
    public void A_threshold_is_shown_where_it_is_used()
    {
        var page = RuleTable.Of(Library);
        Assert.Contains("ymrs >= 12", page, StringComparison.Ordinal);
        Assert.Contains("heart-rate > 120", page, StringComparison.Ordinal);
        Assert.Contains("systolic >= 160 or diastolic >= 100, both under 180/110 mmHg", page, StringComparison.Ordinal);
        Assert.Contains("within 41 d", page, StringComparison.Ordinal);
        Assert.Contains("prescriber (psychiatry)", page, StringComparison.Ordinal);
    }
}
