using System.Text.Json.Serialization;

namespace Stillwater.Screenings.RuleSets;

/// <summary>
/// What must hold of the facts for a rule to speak: a tree of records with pure evaluators, no text to parse.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(Any), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(AtLeastN), "at-least-n")]
[JsonDerivedType(typeof(HasCondition), "has-condition")]
[JsonDerivedType(typeof(OnDrugClass), "on-drug-class")]
[JsonDerivedType(typeof(ValueInBand), "value-in-band")]
[JsonDerivedType(typeof(ScoreAtLeast), "score-at-least")]
[JsonDerivedType(typeof(SeverityIs), "severity-is")]
[JsonDerivedType(typeof(AgeIn), "age-in")]
[JsonDerivedType(typeof(SexIs), "sex-is")]
[JsonDerivedType(typeof(LabIs), "lab-is")]
[JsonDerivedType(typeof(TargetIs), "target-is")]
[JsonDerivedType(typeof(MissingOrOlderThan), "missing-or-older-than")]
[JsonDerivedType(typeof(ConsentMissing), "consent-missing")]
[JsonDerivedType(typeof(EnrolmentMissing), "enrolment-missing")]
[JsonDerivedType(typeof(AnswerIs), "answer-is")]
[JsonDerivedType(typeof(TrendOverDays), "trend-over-days")]
[JsonDerivedType(typeof(NotAnsweredSince), "not-answered-since")]
[JsonDerivedType(typeof(RouteIs), "route-is")]
[JsonDerivedType(typeof(SettingIs), "setting-is")]
public abstract record Condition
{
    /// <summary>Judges the facts and says which events it rests on.</summary>
    internal abstract ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules);

    /// <summary>This condition and all within it.</summary>
    internal virtual IEnumerable<Condition> Leaves => [this];

    /// <summary>The numbers that it compares with.</summary>
    internal virtual IEnumerable<Limit> Limits => [];

    private protected static ConditionTrace Trace(string kind, bool isMet, IEnumerable<Guid> evidence) =>
        new(kind, isMet, isMet ? [.. evidence.Distinct()] : []);
}

/// <summary>How one condition came out, and why.</summary>
/// <param name="Kind">The kind of the condition.</param>
/// <param name="IsMet">Whether it held.</param>
/// <param name="Evidence">The events that it rests on, empty when it did not hold.</param>
public sealed record ConditionTrace(string Kind, bool IsMet, IReadOnlyList<Guid> Evidence)
{
    /// <summary>The conditions within it; null for a leaf.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConditionTrace>? Parts { get; init; }
}

/// <summary>Holds when all parts hold.</summary>
public sealed record All(IReadOnlyList<Condition> Of) : Condition
{
    internal override IEnumerable<Condition> Leaves => Of.SelectMany(c => c.Leaves);

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var parts = Of.Select(c => c.Evaluate(facts, rules)).ToArray();
        return Trace("all", parts.All(p => p.IsMet), parts.SelectMany(p => p.Evidence)) with { Parts = parts };
    }
}

/// <summary>Holds when one part holds.</summary>
public sealed record Any(IReadOnlyList<Condition> Of) : Condition
{
    internal override IEnumerable<Condition> Leaves => Of.SelectMany(c => c.Leaves);

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var parts = Of.Select(c => c.Evaluate(facts, rules)).ToArray();
        return Trace("any", parts.Any(p => p.IsMet), parts.SelectMany(p => p.Evidence)) with { Parts = parts };
    }
}

/// <summary>Holds when its part does not. What is absent has no evidence.</summary>
public sealed record Not(Condition Of) : Condition
{
    internal override IEnumerable<Condition> Leaves => Of.Leaves;

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var part = Of.Evaluate(facts, rules);
        return Trace("not", !part.IsMet, []) with { Parts = [part] };
    }
}

/// <summary>Holds when enough parts hold.</summary>
public sealed record AtLeastN(int N, IReadOnlyList<Condition> Of) : Condition
{
    internal override IEnumerable<Condition> Leaves => Of.SelectMany(c => c.Leaves);

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var parts = Of.Select(c => c.Evaluate(facts, rules)).ToArray();
        var isMet = parts.Count(p => p.IsMet) >= N;
        return Trace("at-least-n", isMet, parts.SelectMany(p => p.Evidence)) with { Parts = parts };
    }
}
