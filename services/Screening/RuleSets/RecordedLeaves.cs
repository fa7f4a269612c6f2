namespace Stillwater.Screenings.RuleSets;

/// <summary>A condition of one of these codes and statuses, if asked with an onset in the last days.</summary>
public sealed record HasCondition(
    IReadOnlyList<string> Codes, IReadOnlyList<ConditionStatus> Statuses, Limit? WithinDays = null) : Condition
{
    internal override IEnumerable<Limit> Limits => WithinDays is { } days ? [days] : [];

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var found = facts.Conditions
            .Where(c => Codes.Contains(c.Code) && Statuses.Contains(c.Status) && IsRecent(c.Onset, facts.AsOf, rules))
            .Select(c => c.Evidence)
            .ToArray();
        return Trace("has-condition", found.Length > 0, found);
    }

    private bool IsRecent(DateOnly? onset, DateTimeOffset asOf, RuleSet rules) =>
        WithinDays is not { } days || onset is not { } on
        || DateOnly.FromDateTime(asOf.UtcDateTime).DayNumber - on.DayNumber <= days.In(rules);
}

/// <summary>A medicine of one of these classes, if asked taken in the last days.</summary>
public sealed record OnDrugClass(IReadOnlyList<string> Classes, Limit? WithinDays = null) : Condition
{
    internal override IEnumerable<Limit> Limits => WithinDays is { } days ? [days] : [];

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var found = facts.Medicines
            .Where(m => m.Classes.Any(Classes.Contains) && IsRecent(m.LastTakenAt, facts.AsOf, rules))
            .Select(m => m.Evidence)
            .ToArray();
        return Trace("on-drug-class", found.Length > 0, found);
    }

    private bool IsRecent(DateTimeOffset? takenAt, DateTimeOffset asOf, RuleSet rules) =>
        WithinDays is not { } days || takenAt is not { } taken
        || asOf - taken <= TimeSpan.FromDays((double)days.In(rules));
}

/// <summary>The condition to be treated.</summary>
public sealed record TargetIs(IReadOnlyList<string> Targets) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules) =>
        Trace("target-is", Targets.Contains(facts.TargetCondition), []);
}

/// <summary>A fact was never recorded, or too long ago.</summary>
public sealed record MissingOrOlderThan(FactKind Fact, string? Code = null, Limit? Days = null) : Condition
{
    internal override IEnumerable<Limit> Limits => Days is { } days ? [days] : [];

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        DateTimeOffset? taken = Fact switch
        {
            FactKind.History => facts.History is null ? null : facts.AsOf,
            FactKind.Medications => facts.MedicationList is null ? null : facts.AsOf,
            FactKind.Vitals => facts.Readings is [.., var last] ? last.TakenAt : null,
            FactKind.Lab => facts.Labs.LastOrDefault(l => l.Test == Code)?.TakenAt,
            FactKind.Instrument => facts.Scores.LastOrDefault(s => s.Instrument == Code && s.IsComplete)?.TakenAt,
            FactKind.Consent => facts.Consents.LastOrDefault(c => c.Kind == Code)?.SignedAt,
            FactKind.Context => facts.Context is null ? null : facts.AsOf,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var isMissing = taken is not { } at || (Days is { } days && facts.AsOf - at > TimeSpan.FromDays((double)days.In(rules)));
        return Trace("missing-or-older-than", isMissing, []);
    }
}

/// <summary>What can be missing.</summary>
public enum FactKind
{
    /// <summary>The history.</summary>
    History,

    /// <summary>The medication list.</summary>
    Medications,

    /// <summary>Vital signs.</summary>
    Vitals,

    /// <summary>The result of the named test.</summary>
    Lab,

    /// <summary>A complete score of the named instrument.</summary>
    Instrument,

    /// <summary>A consent of the named kind.</summary>
    Consent,

    /// <summary>Goals, alternatives and suitability of a home.</summary>
    Context,
}

/// <summary>No consent of this kind holds.</summary>
public sealed record ConsentMissing(string Consent) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules) =>
        Trace("consent-missing", facts.Consents.All(c => c.Kind != Consent), []);
}

/// <summary>The preferred route is one of these.</summary>
public sealed record RouteIs(IReadOnlyList<string> Routes) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules) =>
        Trace("route-is", facts.PreferredRoute is { } route && Routes.Contains(route), []);
}

/// <summary>The setting that was asked for.</summary>
public sealed record SettingIs(IReadOnlyList<Setting> Settings) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules) =>
        Trace("setting-is", Settings.Contains(facts.RequestedSetting), []);
}

/// <summary>A question was answered with one of these codes.</summary>
public sealed record AnswerIs(string Question, IReadOnlyList<string> Codes) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var answer = facts.Answers?.LastOrDefault(a => a.Question == Question);
        return Trace(
            "answer-is", answer is not null && Codes.Contains(answer.Code), answer is null ? [] : [answer.Evidence]);
    }
}

/// <summary>
/// An enrolment was verified as missing or has run out; if asked, also when it was never verified.
/// </summary>
public sealed record EnrolmentMissing(string Programme, bool WhenUnverified = false) : Condition
{
    private const string Enrolled = "enrolled";

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var enrolment = facts.Enrolments?.LastOrDefault(e => e.Programme == Programme);
        var isMissing = enrolment is null
            ? WhenUnverified
            : enrolment.State != Enrolled || enrolment.ValidUntil < DateOnly.FromDateTime(facts.AsOf.UtcDateTime);
        return Trace("enrolment-missing", isMissing, enrolment is null ? [] : [enrolment.Evidence]);
    }
}
