using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>The shipped rule set is whole, and a broken one stops the start.</summary>
public class RuleLibraryTests
{
    private static readonly RuleSet Rules = RuleLibrary.Default.Rules;

    [Fact]
    public void Every_rule_has_an_id_a_source_and_a_reason() => Assert.All(Rules.Rules, rule =>
    {
        Assert.Matches("^(CI|RC|DI|SCR)-[0-9]{2}$", rule.Id);
        Assert.NotEmpty(rule.Source);
        Assert.All(rule.Tiers, tier => Assert.NotEmpty(tier.Reason));
    });

    [Fact]
    public void The_tiers_of_a_rule_go_from_grave_to_mild() => Assert.All(Rules.Rules, rule =>
        Assert.Equal(rule.Tiers.Select(t => t.Action).Order(), rule.Tiers.Select(t => t.Action)));

    [Fact]
    public void Only_active_psychosis_can_be_waived_and_only_by_the_medical_director() => Assert.Equal(
        [("CI-07", "medical-director")],
        Rules.Rules.SelectMany(r => r.WaivableBy.Select(role => (r.Id, role))));

    [Fact]
    public void The_hash_is_the_file_s()
    {
        Assert.Matches("^[0-9a-f]{64}$", RuleLibrary.Default.Hash);
        Assert.Equal($"2026.1+{RuleLibrary.Default.Hash}", RuleLibrary.Default.Stamp);
    }

    public static TheoryData<string, Condition> Broken => new()
    {
        { "gout", new HasCondition(["gout"], [ConditionStatus.Active]) },
        { "statin", new OnDrugClass(["statin"]) },
        { "shoe-size", new ValueInBand("shoe-size", ["large"]) },
        { "huge", new All([new Not(new ValueInBand("bmi", ["huge"]))]) },
        { "amber", new ValueInBand("blood-pressure", ["amber"]) },
        { "moca", new ScoreAtLeast("moca", 3) },
        { "ymrs", new SeverityIs("ymrs", ["high"]) },
        { "boredom", new TargetIs(["boredom"]) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_name_that_no_table_knows_is_a_fault(string name, Condition condition)
    {
        var rule = new Rule(
            "CI-99", "contraindication", "test", [], [new RuleTier(FindingAction.Block, "Never.", condition)]);
        Assert.Equal([$"{name} is unknown"], RuleLibrary.Faults(Rules with { Rules = [rule] }));
    }

    [Fact]
    public void An_id_that_is_there_twice_is_a_fault() => Assert.Equal(
        ["CI-01 is there twice"], RuleLibrary.Faults(Rules with { Rules = [Rules.Rules[0], Rules.Rules[0]] }));
}
