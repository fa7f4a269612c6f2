using System.Text.Json.Serialization;

namespace Stillwater.Screenings.RuleSets;

/// <summary>One interaction of a medicine with the treatment.</summary>
/// <param name="RuleId">Id of the rule, such as DI-01.</param>
/// <param name="Action">block, hold, review or info.</param>
/// <param name="Reason">What it does and how it is handled.</param>
/// <param name="Ingredients">The medicines that it concerns.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Severity">s1 to s4; left out where the rule set gives none.</param>
/// <param name="Handling">What is done about it; left out where the rule set says nothing.</param>
public sealed record Interaction(
    string RuleId,
    FindingAction Action,
    string Reason,
    IReadOnlyList<string> Ingredients,
    string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] InteractionSeverity? Severity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Handling = null);

/// <summary>Asks the rules that look at medicines alone, as soon as the list is there.</summary>
public static class Interactions
{
    /// <summary>The interactions of a list of medicines, in the order of the rule set.</summary>
    public static IReadOnlyList<Interaction> Of(ScreeningFacts facts, RuleSet rules) =>
    [
        .. from rule in rules.Rules
           let tier = rule.Tiers.FirstOrDefault(t => t.Condition.Evaluate(facts, rules).IsMet)
           where tier?.Condition.Leaves.All(leaf => leaf is OnDrugClass) == true
           select new Interaction(
               rule.Id, tier.Action, tier.Reason, Concerned(tier.Condition, facts), rule.Source, tier.Severity,
               NamedNumbers.Fill(tier.Handling, rules)),
    ];

    private static IReadOnlyList<string> Concerned(Condition condition, ScreeningFacts facts)
    {
        var classes = condition.Leaves.OfType<OnDrugClass>().SelectMany(leaf => leaf.Classes).ToHashSet();
        return [.. facts.Medicines.Where(m => m.Classes.Any(classes.Contains)).Select(m => m.Ingredient).Distinct()];
    }
}
