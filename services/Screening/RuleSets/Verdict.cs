using System.Text.Json.Serialization;

namespace Stillwater.Screenings.RuleSets;

/// <summary>How a screening came out.</summary>
public enum Verdict
{
    /// <summary>May be treated.</summary>
    Eligible,

    /// <summary>May be treated; a clinician has accepted findings.</summary>
    EligibleWithConditions,

    /// <summary>Not now: something holds or waits for a clinician.</summary>
    Deferred,

    /// <summary>May not be treated.</summary>
    Ineligible,
}

/// <summary>One rule that spoke.</summary>
/// <param name="RuleId">Id of the rule in the clinical reference, such as CI-09.</param>
/// <param name="Action">block, hold, review or info.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Evidence">Ids of the events that it rests on.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="IsAccepted">Whether a clinician has accepted or waived it.</param>
/// <param name="Severity">Severity of an interaction, s1 to s4; left out for other rules.</param>
/// <param name="Handling">What is done about it; left out where the rule set says nothing.</param>
/// <param name="AcceptableBy">Who may accept it; left out unless it is a review.</param>
public sealed record Finding(
    string RuleId,
    FindingAction Action,
    string Reason,
    IReadOnlyList<Guid> Evidence,
    string Source,
    bool IsAccepted,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] InteractionSeverity? Severity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Handling = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Reviewer>? AcceptableBy = null);

/// <summary>
/// A finding that a clinician has accepted. It covers the same finding on the same evidence and no other.
/// </summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Action">What the rule asked for.</param>
/// <param name="Evidence">The events that it rested on.</param>
public sealed record AcceptedFinding(string RuleId, FindingAction Action, IReadOnlyList<Guid> Evidence)
{
    internal bool Covers(string ruleId, FindingAction action, IReadOnlyList<Guid> evidence) =>
        RuleId == ruleId && Action == action && Evidence.SequenceEqual(evidence);
}

/// <summary>How one rule came out, tier by tier.</summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Tiers">Its tiers in order, down to the first that held.</param>
public sealed record RuleTrace(string RuleId, IReadOnlyList<ConditionTrace> Tiers);

/// <summary>What the rules say of the facts.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Findings">The rules that spoke, in the order of the rule set.</param>
/// <param name="Trace">Every rule, in the order of the rule set.</param>
/// <param name="PermittedRoutes">Routes that remain possible; empty unless eligible.</param>
/// <param name="PermittedSettings">Settings that remain possible; empty unless eligible.</param>
/// <param name="Alternatives">What else can be tried.</param>
/// <param name="ValidUntil">Until when the verdict carries a plan; null unless eligible.</param>
/// <param name="Ladder">Every setting from the safest up, with what it asks for; left out where none is kept.</param>
public sealed record Judgement(
    Verdict Verdict,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RuleTrace> Trace,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    IReadOnlyList<string> Alternatives,
    DateTimeOffset? ValidUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LadderStep>? Ladder = null);

/// <summary>A setting and what stands between it and the patient.</summary>
/// <param name="Setting">clinic, certified-hcs, supervised-remote or home.</param>
/// <param name="IsOpen">Whether everything that decides is met.</param>
/// <param name="Criteria">What it asks for.</param>
public sealed record LadderStep(string Setting, bool IsOpen, IReadOnlyList<CriterionTrace> Criteria);

/// <summary>One criterion of a setting.</summary>
/// <param name="Code">Its code.</param>
/// <param name="IsMet">Whether it is met; null for what is checked before a dose.</param>
public sealed record CriterionTrace(string Code, bool? IsMet);
