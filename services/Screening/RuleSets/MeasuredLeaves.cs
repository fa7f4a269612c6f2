namespace Stillwater.Screenings.RuleSets;

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
public sealed record ScoreAtLeast(string Instrument, Limit Score) : Condition
{
    internal override IEnumerable<Limit> Limits => [Score];

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var last = facts.Scores.LastOrDefault(s => s.Instrument == Instrument);
        return Trace("score-at-least", last?.Score >= Score.In(rules), last is null ? [] : [last.Evidence]);
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

/// <summary>The last score of an instrument has risen so far over the lowest of the days before it.</summary>
public sealed record TrendOverDays(string Instrument, Limit Days, Limit Rise) : Condition
{
    internal override IEnumerable<Limit> Limits => [Days, Rise];

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var scored = facts.Scores.Where(s => s.Instrument == Instrument && s.Score is not null).ToArray();
        if (scored is not [.. var before, var last])
            return Trace("trend-over-days", false, []);
        var window = TimeSpan.FromDays((double)Days.In(rules));
        var lowest = before.Where(s => last.TakenAt - s.TakenAt <= window).MinBy(s => s.Score);
        return Trace(
            "trend-over-days", last.Score - lowest?.Score >= Rise.In(rules), [last.Evidence, lowest?.Evidence ?? last.Evidence]);
    }
}

/// <summary>An instrument was not answered on the day of another's last answers, or later.</summary>
public sealed record NotAnsweredSince(string Instrument, string Since) : Condition
{
    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var asked = facts.Scores.LastOrDefault(s => s.Instrument == Since);
        var answered = facts.Scores.LastOrDefault(s => s.Instrument == Instrument);
        var isMissing = asked is not null && !(answered?.TakenAt.UtcDateTime.Date >= asked.TakenAt.UtcDateTime.Date);
        return Trace("not-answered-since", isMissing, asked is null ? [] : [asked.Evidence]);
    }
}

/// <summary>Age in whole years, both ends included.</summary>
public sealed record AgeIn(Limit? From = null, Limit? UpTo = null) : Condition
{
    internal override IEnumerable<Limit> Limits => new[] { From, UpTo }.OfType<Limit>();

    internal override ConditionTrace Evaluate(ScreeningFacts facts, RuleSet rules)
    {
        var age = facts.Patient.AgeYears;
        return Trace(
            "age-in", (From is not { } from || age >= from.In(rules)) && (UpTo is not { } upTo || age <= upTo.In(rules)),
            [facts.Patient.Evidence]);
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
