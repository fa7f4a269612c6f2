namespace Stillwater.Screenings.RuleSets;

/// <summary>One interaction of a medicine with the treatment.</summary>
/// <param name="RuleId">Id of the rule, such as DI-01.</param>
/// <param name="Action">block, hold, review or info.</param>
/// <param name="Reason">What it does and how it is handled.</param>
/// <param name="Ingredients">The medicines that it concerns.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record Interaction(
    string RuleId, FindingAction Action, string Reason, IReadOnlyList<string> Ingredients, string Source);

/// <summary>Asks the rules that look at medicines alone, as soon as the list is there.</summary>
public static class Interactions
{
    /// <summary>The interactions of a list of medicines, in the order of the rule set.</summary>
    public static IReadOnlyList<Interaction> Of(ScreeningFacts facts, RuleSet rules) =>
    [
        .. from rule in rules.Rules
           where rule.Tiers.All(t => t.Condition.Leaves.All(leaf => leaf is OnDrugClass))
           let tier = rule.Tiers.FirstOrDefault(t => t.Condition.Evaluate(facts, rules).IsMet)
           where tier is not null
           select new Interaction(rule.Id, tier.Action, tier.Reason, Concerned(tier.Condition, facts), rule.Source),
    ];

    private static IReadOnlyList<string> Concerned(Condition condition, ScreeningFacts facts)
    {
        var classes = condition.Leaves.OfType<OnDrugClass>().SelectMany(leaf => leaf.Classes).ToHashSet();
        return [.. facts.Medicines.Where(m => m.Classes.Any(classes.Contains)).Select(m => m.Ingredient).Distinct()];
    }
}
