using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Protocols;

/// <summary>A stretch of readings in which a limit was passed; it ends with the first value beyond its margin.</summary>
/// <param name="Rule">The limit.</param>
/// <param name="From">The first reading of it.</param>
/// <param name="Until">The last reading of it so far.</param>
/// <param name="Value">The value that made it alarming, null while it has not lasted long enough.</param>
/// <param name="SeenAt">When that was, null while it has not lasted long enough.</param>
/// <param name="Open">Whether no reading has ended it.</param>
internal sealed record Excursion(
    AlarmRule Rule, DateTimeOffset From, DateTimeOffset Until, decimal? Value, DateTimeOffset? SeenAt, bool Open);

/// <summary>A limit that is passed but has not yet lasted: alarming from this time on unless a reading ends it.</summary>
public sealed record AlarmWatch(string RuleId, DateTimeOffset ConfirmAt);

/// <summary>
/// Finds what is alarming in all readings of a session, in the order in which they were taken, however late and in
/// whatever order they arrived.
/// </summary>
internal static class AlarmJudge
{
    public static IEnumerable<Excursion> Excursions(
        this AlarmRules rules, IEnumerable<ObservationRecorded> readings, PreDoseReading? before, DateTimeOffset now)
    {
        ObservationRecorded[] ordered = [.. readings.OrderBy(r => r.TakenAt)];
        return rules.Rules.SelectMany(rule => Of(rule, ordered, before, now));
    }

    /// <summary>What is passed now and becomes alarming by lasting.</summary>
    public static IReadOnlyList<AlarmWatch> Watches(
        this AlarmRules rules, IEnumerable<ObservationRecorded> readings, PreDoseReading? before, DateTimeOffset now) =>
        [.. rules.Excursions(readings, before, now)
            .Where(e => e is { Open: true, SeenAt: null, Rule.ForSeconds: not null })
            .Select(e => new AlarmWatch(e.Rule.Id, e.From.AddSeconds(e.Rule.ForSeconds!.Value + 1)))];

    /// <summary>How soon vitals are owed again after a reading like this; null when nothing asks for it.</summary>
    public static int? LookAgainMinutes(this AlarmRules rules, Measures measures, PreDoseReading? before) =>
        rules.Rules.Where(rule => rule.LookAgainMinutes is not null && Passes(rule, measures, before) is true)
            .Min(rule => rule.LookAgainMinutes);

    private static IEnumerable<Excursion> Of(
        AlarmRule rule, IReadOnlyList<ObservationRecorded> readings, PreDoseReading? before, DateTimeOffset now)
    {
        Excursion? running = null;
        var last = readings.LastOrDefault(r => r.Measures.Value(rule.Measure) is not null);
        foreach (var reading in readings.Where(r => r.Measures.Value(rule.Measure) is not null))
        {
            var value = reading.Measures.Value(rule.Measure)!.Value;
            if (Passes(rule, reading.Measures, before) is true)
            {
                running = running is null
                    ? new Excursion(rule, reading.TakenAt, reading.TakenAt, null, null, true)
                    : running with { Until = reading.TakenAt };
                if (running.SeenAt is null && Lasts(rule, running, reading, reading == last ? now : reading.TakenAt))
                    running = running with { Value = value, SeenAt = reading.TakenAt };
            }
            else if (running is not null && IsSettled(rule, value, before))
            {
                yield return running with { Open = false };
                running = null;
            }
        }

        if (running is not null)
            yield return running;
    }

    private static bool Lasts(AlarmRule rule, Excursion running, ObservationRecorded reading, DateTimeOffset until) =>
        rule switch
        {
            { ForSeconds: { } seconds } => reading.Measures.DurationSeconds > seconds
                || until - running.From > TimeSpan.FromSeconds(seconds),
            { TwiceApartMinutes: { } minutes } => reading.TakenAt - running.From >= TimeSpan.FromMinutes(minutes),
            _ => true,
        };

    private static bool? Passes(AlarmRule rule, Measures measures, PreDoseReading? before) =>
        measures.Value(rule.Measure) is { } value
            ? (value < rule.Below || value >= rule.AtLeast || value > rule.Above || Rise(rule, value, before) >= rule.Rise)
                && (rule.WithMoaasBelow is not { } moaas || measures.Moaas < moaas)
            : null;

    private static bool IsSettled(AlarmRule rule, decimal value, PreDoseReading? before) => rule switch
    {
        { Below: { } below } => value >= below + rule.Margin,
        { AtLeast: { } from } => value < from - rule.Margin || rule.Margin == 0,
        { Above: { } above } => value <= above - rule.Margin,
        _ => Rise(rule, value, before) is not { } rise || rise < rule.Rise - rule.Margin,
    };

    private static decimal? Rise(AlarmRule rule, decimal value, PreDoseReading? before) =>
        rule.Rise is null || before is null ? null : value - new Measures(
            before.SystolicMmHg, before.DiastolicMmHg, before.HeartRatePerMin, before.Spo2Percent,
            before.RespiratoryRatePerMin, before.TemperatureC, null, null).Value(rule.Measure);
}
