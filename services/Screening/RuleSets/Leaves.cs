namespace Stillwater.Screenings.RuleSets;

/// <summary>A condition of one of these codes and statuses, if asked with an onset in the last days.</summary>
public sealed record HasCondition(
    IReadOnlyList<string> Codes, IReadOnlyList<ConditionStatus> Statuses, int? WithinDays = null) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var found = facts.Conditions
            .Where(c => Codes.Contains(c.Code) && Statuses.Contains(c.Status) && IsRecent(c.Onset, facts.AsOf))
            .Select(c => c.Evidence)
            .ToArray();
        return Trace("has-condition", found.Length > 0, found);
    }

    private bool IsRecent(DateOnly? onset, DateTimeOffset asOf) =>
        WithinDays is not { } days || onset is not { } on
        || DateOnly.FromDateTime(asOf.UtcDateTime).DayNumber - on.DayNumber <= days;
}

/// <summary>A medicine of one of these classes, if asked taken in the last days.</summary>
public sealed record OnDrugClass(IReadOnlyList<string> Classes, int? WithinDays = null) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var found = facts.Medicines
            .Where(m => m.Classes.Any(Classes.Contains) && IsRecent(m.LastTakenAt, facts.AsOf))
            .Select(m => m.Evidence)
            .ToArray();
        return Trace("on-drug-class", found.Length > 0, found);
    }

    private bool IsRecent(DateTimeOffset? takenAt, DateTimeOffset asOf) =>
        WithinDays is not { } days || takenAt is not { } taken || asOf - taken <= TimeSpan.FromDays(days);
}

/// <summary>A measured or derived value in one of these bands of its table.</summary>
public sealed record ValueInBand(string Measure, IReadOnlyList<string> Bands) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        if (Measure == Measures.BloodPressure)
        {
            var judged = PressureGate.Judge(facts.Readings, rules);
            return Trace("value-in-band", judged is not null && Bands.Contains(judged.Band), judged?.Evidence ?? []);
        }

        var measured = Measures.Numbers[Measure](facts, rules);
        var band = measured is null ? null : rules.Bands[Measure].FirstOrDefault(b => b.Holds(measured.Value));
        return Trace("value-in-band", band is not null && Bands.Contains(band.Code), measured?.Evidence ?? []);
    }
}

/// <summary>The last score of an instrument is at least so high.</summary>
public sealed record ScoreAtLeast(string Instrument, int Score) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var last = facts.Scores.LastOrDefault(s => s.Instrument == Instrument);
        return Trace("score-at-least", last?.Score >= Score, last is null ? [] : [last.Evidence]);
    }
}

/// <summary>The last result of an instrument has one of these severities.</summary>
public sealed record SeverityIs(string Instrument, IReadOnlyList<string> Severities) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var last = facts.Scores.LastOrDefault(s => s.Instrument == Instrument);
        return Trace(
            "severity-is", last is not null && Severities.Contains(last.Severity), last is null ? [] : [last.Evidence]);
    }
}

/// <summary>Age in whole years, both ends included.</summary>
public sealed record AgeIn(int? From = null, int? UpTo = null) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var age = facts.Patient.AgeYears;
        return Trace(
            "age-in", (From is null || age >= From) && (UpTo is null || age <= UpTo), [facts.Patient.Evidence]);
    }
}

/// <summary>Sex at birth.</summary>
public sealed record SexIs(IReadOnlyList<Sex> Sexes) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules) =>
        Trace("sex-is", Sexes.Contains(facts.Patient.SexAtBirth), [facts.Patient.Evidence]);
}

/// <summary>The last result of a test was read as one of these.</summary>
public sealed record LabIs(string Test, IReadOnlyList<Interpretation> Interpretations) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var last = facts.Labs.LastOrDefault(l => l.Test == Test);
        return Trace(
            "lab-is", last is not null && Interpretations.Contains(last.Interpretation),
            last is null ? [] : [last.Evidence]);
    }
}

/// <summary>The condition to be treated.</summary>
public sealed record TargetIs(IReadOnlyList<string> Targets) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules) =>
        Trace("target-is", Targets.Contains(facts.TargetCondition), []);
}

/// <summary>A fact was never recorded, or too long ago.</summary>
public sealed record MissingOrOlderThan(FactKind Fact, string? Code = null, int? Days = null) : Condition
{
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
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var isMissing = taken is not { } at || (Days is { } days && facts.AsOf - at > TimeSpan.FromDays(days));
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
}

/// <summary>No consent of this kind holds.</summary>
public sealed record ConsentMissing(string Consent) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules) =>
        Trace("consent-missing", facts.Consents.All(c => c.Kind != Consent), []);
}
