namespace Stillwater.Screenings.RuleSets;

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
