using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>The shipped rule set is whole, and a broken one stops the start.</summary>
public class RuleLibraryTests
{
    private static readonly RuleSet Rules = RuleLibrary.Default.Rules;

    [Fact]
    public void Every_rule_has_an_id_a_source_and_a_reason() => Assert.All(Rules.Rules, rule =>
    {
        Assert.Matches("^(CI|RC|DI|SCR|IN|DX)-[0-9]{2}$", rule.Id);
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
        Assert.Equal($"2026.2+{RuleLibrary.Default.Hash}", RuleLibrary.Default.Stamp);
    }

    public static TheoryData<string, Condition> Broken => new()
    {
        { "gout", new HasCondition(["gout"], [ConditionStatus.Active]) },
        { "statin", new OnDrugClass(["statin"]) },
        { "shoe-size", new ValueInBand("shoe-size", ["large"]) },
        { "huge", new All([new Not(new ValueInBand("bmi", ["huge"]))]) },
        { "amber", new ValueInBand("blood-pressure", ["amber"]) },
        { "rorschach", new ScoreAtLeast("rorschach", 3) },
        { "tarot", new SeverityIs("tarot", ["high"]) },
        { "boredom", new TargetIs(["boredom"]) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_name_that_no_table_knows_is_a_fault(string name, Condition condition)
    {
        var rule = new Rule(
            "CI-99", "contraindication", "test", [], [new RuleTier(FindingAction.Block, "Never.", condition)]);
        Assert.Contains($"{name} is unknown", RuleCheck.Faults(Rules with { Rules = [rule] }));
    }

    [Fact]
    public void An_id_that_is_there_twice_is_a_fault() => Assert.Contains(
        "CI-01 is there twice", RuleCheck.Faults(Rules with { Rules = [Rules.Rules[0], Rules.Rules[0]] }));

    private static readonly Condition Mania = new HasCondition(["mania", "hypomania"], [ConditionStatus.Active]);

    public static TheoryData<string, RuleTier[]> Faulty => new()
    {
        { "CI-99 has no tier", [] },
        {
            "CI-99 never reaches its tier 2",
            [Tier(Mania), Tier(new All([new AgeIn(From: 18), new HasCondition(["mania"], [ConditionStatus.Active])]))]
        },
        { "CI-99 never reaches its tier 2", [Tier(new ScoreAtLeast("ymrs", 12)), Tier(new ScoreAtLeast("ymrs", 20))] },
        {
            "CI-99 never reaches its tier 2",
            [Tier(new OnDrugClass(["lithium"])), Tier(new OnDrugClass(["lithium"], WithinDays: 3))]
        },
        { "CI-99 is S1 and asks for Review", [Tier(Mania, FindingAction.Review) with { Severity = InteractionSeverity.S1 }] },
        { "CI-99 is S2 and asks for Info", [Tier(Mania, FindingAction.Info) with { Severity = InteractionSeverity.S2 }] },
        { "CI-99 is S3 and asks for Block", [Tier(Mania) with { Severity = InteractionSeverity.S3 }] },
        { "CI-99 names who accepts what is no review", [Tier(Mania) with { AcceptableBy = [new Reviewer("prescriber")] }] },
        {
            "CI-99 names front-desk, who judges no finding",
            [Tier(Mania, FindingAction.Review) with { AcceptableBy = [new Reviewer("front-desk")] }]
        },
        { "soon is unknown", [Tier(new AgeIn(From: Limit.Named("soon")))] },
        { "CI-99 has no source", [Tier(Mania)] },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_rule_that_contradicts_itself_is_a_fault(string fault, RuleTier[] tiers) => Assert.Contains(
        fault, RuleCheck.Faults(Rules with { Rules = [new Rule("CI-99", "contraindication", " ", [], tiers)] }));

    [Fact]
    public void Handling_that_names_an_unknown_number_is_a_fault()
    {
        var tier = Tier(Mania) with { Handling = "Wait for {a-while} h." };
        Assert.Contains(
            "a-while is unknown",
            RuleCheck.Faults(Rules with { Rules = [new Rule("CI-99", "contraindication", "test", [], [tier])] }));
    }

    [Theory]
    [InlineData("RC-21", "no solids for 6 h, no light meal for 4 h, no clear fluids for 2 h")]
    [InlineData("RC-21", "no food for 2 h, no liquid for 30 min")]
    [InlineData("DI-01", "at most 3 mg lorazepam a day")]
    public void The_numbers_of_what_is_done_are_parameters_of_the_rule_set(string rule, string words)
    {
        var handling = Rules.Rules.Single(r => r.Id == rule).Tiers[0].Handling;
        Assert.DoesNotMatch("[0-9]", handling);
        Assert.Contains(words, NamedNumbers.Fill(handling, Rules), StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => NamedNumbers.Fill("{a-while}", Rules));
    }

    [Fact]
    public void A_threshold_that_no_condition_names_is_a_fault() => Assert.Equal(
        ["spare is used nowhere"],
        RuleCheck.Faults(Rules with { Thresholds = [.. Rules.Thresholds!, new RuleParameter("spare", 1, "d", "test")] }));

    [Fact]
    public void Every_shipped_rule_set_is_without_fault() =>
        Assert.All(RuleShelf.Default.All, shipped => Assert.Empty(RuleCheck.Faults(shipped.Rules)));

    [Fact]
    public void The_first_rule_set_stays_as_it_was_for_the_determinations_made_by_it()
    {
        Assert.Equal(
            "b698d0622770a970e67a39ac9c99b31a78fcc3dc4ab9efe62cc11091a3c320bc", RuleShelf.Default.Find("2026.1")!.Hash);
        Assert.True(RuleShelf.Default.IsSuperseded("2026.1"));
        Assert.Null(RuleShelf.Default.Find("1999.1"));
    }

    private static RuleTier Tier(Condition condition, FindingAction action = FindingAction.Block) =>
        new(action, "Never.", condition);
}
