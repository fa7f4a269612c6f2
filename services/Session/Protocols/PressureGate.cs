using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Protocols;

/// <summary>
/// The blood pressure that decides: of the last two rested readings the one in the lower band, each judged by its
/// worse component, never mixed; any reading in crisis decides at once.
/// </summary>
internal static class PressureGate
{
    public static PressureBand BandOf(this PressureRules rules, int systolicMmHg, int diastolicMmHg) =>
        rules.Bands.Where(b => b.Reaches(systolicMmHg, diastolicMmHg)).MaxBy(b => b.Severity)
            ?? rules.Bands.First(b => !b.HasLimits());

    /// <summary>The reading that decides now and its band; null when none is recent and rested.</summary>
    public static (PreDoseReading Reading, PressureBand Band)? Judge(
        this PressureRules rules, IEnumerable<PreDoseReading> readings, DateTimeOffset now)
    {
        var judged = readings.OrderBy(r => r.TakenAt)
            .Select(r => (Reading: r, Band: rules.BandOf(r.SystolicMmHg, r.DiastolicMmHg))).ToArray();
        var gravest = rules.Bands.MaxBy(b => b.Severity);
        if (judged.Any(r => r.Band == gravest))
            return judged.Last(r => r.Band == gravest);

        var rested = judged.Where(r => rules.Counts(r.Reading)).ToArray();
        if (rested is not [.., var last] || last.Reading.TakenAt < now.AddMinutes(-rules.ValidMinutes.Value))
            return null;
        var before = rested.LastOrDefault(r => rules.AreJudgedTogether(r.Reading, last.Reading));
        return before.Reading is not null && rules.RankOf(before.Band) < rules.RankOf(last.Band) ? before : last;
    }

    private static bool Counts(this PressureRules rules, PreDoseReading reading) =>
        reading.Position == rules.Position.Value && reading.RestMinutes >= rules.RestMinutes.Value;

    private static bool AreJudgedTogether(this PressureRules rules, PreDoseReading earlier, PreDoseReading later) =>
        later.TakenAt - earlier.TakenAt >= TimeSpan.FromMinutes(rules.ApartMinutes.Value)
        && later.TakenAt - earlier.TakenAt <= TimeSpan.FromMinutes(rules.PairedWithinMinutes.Value);

    private static int RankOf(this PressureRules rules, PressureBand band) => rules.Bands.ToList().IndexOf(band);

    private static bool Reaches(this PressureBand band, int systolic, int diastolic) =>
        systolic < band.SystolicBelowMmHg || diastolic < band.DiastolicBelowMmHg
        || systolic >= band.SystolicFromMmHg || diastolic >= band.DiastolicFromMmHg;

    private static bool HasLimits(this PressureBand band) =>
        (band.SystolicBelowMmHg ?? band.DiastolicBelowMmHg ?? band.SystolicFromMmHg
            ?? band.DiastolicFromMmHg) is not null;
}
