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
            ["bmi"] = (facts, _) => new(
                BodyMassIndex(facts.Patient.HeightCm, facts.Patient.WeightKg), [facts.Patient.Evidence]),
            [HighPressureDays] = DaysOfHighPressure,
            ["failed-adequate-trials"] = (facts, _) =>
                facts.History is { } history ? new(facts.FailedAdequateTrials, [history]) : null,
            ["alt-times-limit"] = (facts, _) => TimesUpperLimit(facts, "alt"),
            ["ast-times-limit"] = (facts, _) => TimesUpperLimit(facts, "ast"),
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

    private static Measured? TimesUpperLimit(ScreeningFacts facts, string test) =>
        facts.Labs.LastOrDefault(l => l.Test == test) is { Value: { } value, UpperLimit: > 0 and var limit } lab
            ? new(Math.Round(value / limit, 2, MidpointRounding.AwayFromZero), [lab.Evidence])
            : null;
}

/// <summary>A derived number and the events that it rests on.</summary>
internal sealed record Measured(decimal Value, IReadOnlyList<Guid> Evidence);

/// <summary>
/// Judges blood pressure: of the last two readings of a visit that are far enough apart the one in the lower band, each
/// by its worse component, never mixing components; one reading in the crisis band decides alone.
/// </summary>
internal static class PressureGate
{
    public const string Crisis = "crisis";
    public const string Hold = "hold";

    public static PressureJudgement? Judge(IReadOnlyList<ReadingFact> readings, RuleSet rules)
    {
        if (readings.Count == 0)
            return null;

        var last = readings[^1];
        var visit = readings
            .Where(r => (last.TakenAt - r.TakenAt).TotalMinutes <= (double)rules.Parameters.PressureVisitMinutes.Value)
            .ToArray();
        if (visit.FirstOrDefault(r => BandOf(r, rules) == 0) is { } crisis)
            return new PressureJudgement(rules.BloodPressureBands[0].Code, [crisis.Evidence]);

        var apart = (double)rules.Parameters.PressureReadingsApartMinutes.Value;
        var before = visit.LastOrDefault(r => (last.TakenAt - r.TakenAt).TotalMinutes >= apart);
        var deciding = before is not null && BandOf(before, rules) > BandOf(last, rules) ? before : last;
        return new PressureJudgement(rules.BloodPressureBands[BandOf(deciding, rules)].Code, [deciding.Evidence]);
    }

    /// <summary>Index of the first, gravest band that either component is in.</summary>
    private static int BandOf(ReadingFact reading, RuleSet rules)
    {
        for (var i = 0; i < rules.BloodPressureBands.Count; i++)
            if (rules.BloodPressureBands[i].Holds(reading.SystolicMmHg, reading.DiastolicMmHg))
                return i;
        return rules.BloodPressureBands.Count - 1;
    }
}

/// <summary>The band of a visit and the reading that decided it.</summary>
internal sealed record PressureJudgement(string Band, IReadOnlyList<Guid> Evidence);
