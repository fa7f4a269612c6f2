using System.Diagnostics;
using System.Globalization;

namespace Stillwater.Screenings.RuleSets;

/// <summary>Says in words what a condition asks for, with its numbers, for a clinician who reads the rules.</summary>
public static class RuleWords
{
    /// <summary>The condition in one phrase.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="rules">The rule set that it belongs to.</param>
    public static string Of(Condition condition, RuleSet rules) => condition switch
    {
        All c => string.Join(" and ", c.Of.Select(part => Part(part, rules))),
        Any c => string.Join(" or ", c.Of.Select(part => Part(part, rules))),
        Not c => $"not {Part(c.Of, rules)}",
        AtLeastN c => $"at least {c.N} of: {string.Join("; ", c.Of.Select(part => Of(part, rules)))}",
        HasCondition c => $"{Or(c.Codes)} ({string.Join("/", c.Statuses.Select(Kebab.Of))}{Within(c.WithinDays, rules)})",
        OnDrugClass c => $"on {Or(c.Classes)}{Within(c.WithinDays, rules)}",
        ValueInBand { Measure: Measures.BloodPressure } c =>
            Or(c.Bands.Select(code => Words(rules.BloodPressureBands.First(b => b.Code == code), rules))),
        ValueInBand c =>
            $"{c.Measure} {Or(c.Bands.Select(code => Words(rules.Bands[c.Measure].First(b => b.Code == code))))}",
        ScoreAtLeast c => $"{c.Instrument} >= {Number(c.Score, rules)}",
        SeverityIs c => $"{c.Instrument} {Or(c.Severities)}",
        TrendOverDays c => $"{c.Instrument} up by {Number(c.Rise, rules)} or more{Within(c.Days, rules)}",
        NotAnsweredSince c => $"no {c.Instrument} since the last {c.Since}",
        AgeIn c => Age(c, rules),
        SexIs c => $"sex at birth {Or(c.Sexes.Select(Kebab.Of))}",
        LabIs c => $"{c.Test} {Or(c.Interpretations.Select(Kebab.Of))}",
        TargetIs c => $"treated for {Or(c.Targets)}",
        RouteIs c => $"route asked for: {Or(c.Routes)}",
        SettingIs c => $"setting asked for: {Or(c.Settings.Select(Kebab.Of))}",
        AnswerIs c => $"{c.Question}: {Or(c.Codes)}",
        MissingOrOlderThan c => $"no {c.Code ?? Kebab.Of(c.Fact)}{Within(c.Days, rules)}",
        ConsentMissing c => $"no consent: {c.Consent}",
        EnrolmentMissing c => $"{c.Programme} missing or lapsed{(c.WhenUnverified ? ", or never verified" : "")}",
        _ => throw new UnreachableException($"{condition.GetType().Name} has no words."),
    };

    private static string Part(Condition part, RuleSet rules) =>
        part is All or Any or AtLeastN ? $"({Of(part, rules)})" : Of(part, rules);

    private static string Or(IEnumerable<string> codes) => string.Join(", ", codes);

    private static string Within(Limit? days, RuleSet rules) => days is { } d ? $", within {Number(d, rules)} d" : "";

    private static string Age(AgeIn c, RuleSet rules) => (c.From, c.UpTo) switch
    {
        ({ } from, { } upTo) => $"age {Number(from, rules)} to {Number(upTo, rules)}",
        ({ } from, null) => $"age >= {Number(from, rules)}",
        (null, { } upTo) => $"age <= {Number(upTo, rules)}",
        _ => "any age",
    };

    private static string Words(Band band) => band switch
    {
        { From: { } from } => $">= {Number(from)}",
        { Above: { } above } => $"> {Number(above)}",
        { Below: { } below } => $"< {Number(below)}",
        _ => band.Code,
    };

    /// <summary>A band of pressure ends where the graver one before it begins.</summary>
    private static string Words(PressureBand band, RuleSet rules)
    {
        if (band.SystolicBelow is { } low)
            return $"systolic < {low} or diastolic < {band.DiastolicBelow} mmHg";
        var graver = rules.BloodPressureBands.TakeWhile(b => b != band).LastOrDefault(b => b.SystolicFrom is not null);
        var until = graver is null ? "" : $", both under {graver.SystolicFrom}/{graver.DiastolicFrom}";
        return $"systolic >= {band.SystolicFrom} or diastolic >= {band.DiastolicFrom}{until} mmHg";
    }

    private static string Number(Limit limit, RuleSet rules) => Number(limit.In(rules));

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
