namespace Stillwater.Screenings.RuleSets;

/// <summary>Facts that follow from other facts. Rules name them; only this code computes them.</summary>
internal static class Measures
{
    public const string BloodPressure = "blood-pressure";
    public const string HighPressureDays = "high-pressure-days";

    /// <summary>Every measure of one number, by the name that rules use.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ScreeningFacts, RuleSet, Measured?>> Numbers =
        new Dictionary<string, Func<ScreeningFacts, RuleSet, Measured?>>
        {
            ["heart-rate"] = (facts, _) =>
                facts.Readings is [.., var last] ? new(last.HeartRatePerMin, [last.Evidence]) : null,
            ["spo2"] = (facts, _) => facts.Readings is [.., var last] ? new(last.Spo2Percent, [last.Evidence]) : null,
            ["bmi"] = (facts, _) => facts.Patient is { HeightCm: > 0 } patient
                ? new(BodyMassIndex(patient.HeightCm, patient.WeightKg), [patient.Evidence])
                : null,
            [HighPressureDays] = DaysOfHighPressure,
            ["failed-adequate-trials"] = (facts, _) =>
                facts.History is { } history ? new(facts.FailedAdequateTrials, [history]) : null,
            ["alt-times-limit"] = (facts, _) => TimesUpperLimit(facts, "alt"),
            ["ast-times-limit"] = (facts, _) => TimesUpperLimit(facts, "ast"),
            ["child-pugh"] = (facts, _) => LastValue(facts, "child-pugh"),
            ["qtc"] = (facts, _) => LastValue(facts, "qtc"),
            ["systolic"] = (facts, rules) => Deciding(facts, rules, r => r.SystolicMmHg),
            ["diastolic"] = (facts, rules) => Deciding(facts, rules, r => r.DiastolicMmHg),
            ["suicidality-item"] = (facts, _) =>
                facts.Scores.LastOrDefault(s => s.Instrument == "phq-9") is { SuicidalityItem: { } item } score
                    ? new(item, [score.Evidence])
                    : null,
            ["home-suitability"] = (facts, _) =>
                facts.Context is { HomeSuitability: { } score } context ? new(score, [context.Evidence]) : null,
            ["alternatives-considered"] = (facts, _) =>
                facts.Context is { } context ? new(context.AlternativesConsidered.Count, [context.Evidence]) : null,
        };

    /// <summary>Whether enough adequate antidepressant trials have failed (SCR-02).</summary>
    public static bool IsTreatmentResistant(ScreeningFacts facts, RuleSet rules) =>
        new ValueInBand("failed-adequate-trials", ["resistant"]).Evaluate(facts, rules).IsMet;

    /// <summary>Kilograms per square metre, one decimal.</summary>
    public static decimal BodyMassIndex(decimal heightCm, decimal weightKg)
    {
        var metres = heightCm / 100m;
        return Math.Round(weightKg / (metres * metres), 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>Days, as UTC dates, on which the deciding reading was in the hold band or graver.</summary>
    private static Measured? DaysOfHighPressure(ScreeningFacts facts, RuleSet rules)
    {
        var high = facts.Readings
            .GroupBy(r => DateOnly.FromDateTime(r.TakenAt.UtcDateTime))
            .Select(day => PressureGate.Judge([.. day], rules))
            .Where(judged => judged is { Band: PressureGate.Hold or PressureGate.Crisis })
            .SelectMany(judged => judged!.Evidence.Take(1))
            .ToArray();
        return new Measured(high.Length, high);
    }

    private static Measured? Deciding(ScreeningFacts facts, RuleSet rules, Func<ReadingFact, int> component) =>
        PressureGate.Judge(facts.Readings, rules) is { Evidence: [var reading] }
            ? new(component(facts.Readings.First(r => r.Evidence == reading)), [reading])
            : null;

    private static Measured? LastValue(ScreeningFacts facts, string test) =>
        facts.Labs.LastOrDefault(l => l.Test == test) is { Value: { } value } lab ? new(value, [lab.Evidence]) : null;

    private static Measured? TimesUpperLimit(ScreeningFacts facts, string test) =>
        facts.Labs.LastOrDefault(l => l.Test == test) is { Value: { } value, UpperLimit: > 0 and var limit } lab
            ? new(Math.Round(value / limit, 2, MidpointRounding.AwayFromZero), [lab.Evidence])
            : null;
}

/// <summary>A derived number and the events that it rests on.</summary>
internal sealed record Measured(decimal Value, IReadOnlyList<Guid> Evidence);
