using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Authorizations;

/// <summary>What payers usually ask for, held against what is known of a plan.</summary>
public static class PayerAsks
{
    public static IReadOnlyList<PayerAsk> Of(Plan plan, DateTimeOffset now, IReadOnlyList<PayerAskRule> rules) =>
        [.. rules.Select(rule => new PayerAsk(rule.Code, rule.Id, Answer(rule, plan, now)))];

    /// <summary>Yes, no, or null for what this service does not know and somebody must show.</summary>
    private static bool? Answer(PayerAskRule rule, Plan plan, DateTimeOffset now) => rule.Fact switch
    {
        PayerAskRule.Condition => plan.Draft is { } draft ? rule.Conditions!.Contains(draft.TargetCondition) : null,
        PayerAskRule.ScoreAtLeast => plan.Draft?.Baselines.FirstOrDefault(b => b.Instrument == rule.Instrument) is { } score
            ? score.Score >= rule.AtLeast && now - score.TakenAt <= TimeSpan.FromDays(rule.WithinDays!.Value)
            : null,
        PayerAskRule.Response => plan.LastOutcome is { } outcome ? outcome.Class is "response" or "remission" : null,
        PayerAskRule.NotKnown => null,
        _ => throw new InvalidDataException($"No rule knows the fact {rule.Fact}."),
    };
}

/// <summary>One thing that a payer asks for.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Met">Whether it is met; null for what somebody has to show.</param>
public sealed record PayerAsk(string Code, string RuleId, bool? Met);
