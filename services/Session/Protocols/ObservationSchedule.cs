using System.Globalization;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Protocols;

/// <summary>Which readings a dose owes, and when; it adapts when the infusion ends.</summary>
internal static class ObservationSchedule
{
    /// <summary>Readings of the infusion and the scales at fixed minutes, owed once the dose begins.</summary>
    public static IReadOnlyList<DueCheck> AtStart(
        this ObservationRules rules, DateTimeOffset startedAt, int infusionMinutes) =>
        [.. rules.Checks
            .SelectMany(check => (check.AtMinutes ?? Every(0, rules.InfusionEveryMinutes.Value, infusionMinutes))
                .Select(minute => rules.At(check, startedAt, minute)))
            .OrderBy(due => due.DueAt).ThenBy(due => due.Key, StringComparer.Ordinal)];

    /// <summary>
    /// Readings of the recovery: from the end on, to the last minute of the schedule and of the minimum observation.
    /// </summary>
    public static IReadOnlyList<DueCheck> AfterStop(
        this ObservationRules rules, DateTimeOffset startedAt, DateTimeOffset stoppedAt)
    {
        if (rules.Checks.FirstOrDefault(c => c.AtMinutes is null) is not { } check)
            return [];
        var end = (int)Math.Ceiling((stoppedAt - startedAt).TotalMinutes);
        var until = Math.Max(rules.RecoveryUntilMinute.Value, end + rules.MinimumAfterEndMinutes.Value);
        var every = rules.RecoveryEveryMinutes.Value;
        var readings = (until - end + every - 1) / every;
        return [.. Enumerable.Range(1, readings).Select(n => rules.At(check, startedAt, end + (n * every)))];
    }

    /// <summary>
    /// Infusion readings that are no longer owed once it has ended, but for those that recovery owes anew.
    /// </summary>
    public static IReadOnlyList<string> DroppedAtStop(
        this ObservationRules rules, IEnumerable<DueCheck> open, DateTimeOffset stoppedAt,
        IEnumerable<DueCheck> recovery) =>
        [.. open.Where(due =>
            due.DueAt > stoppedAt && rules.Checks.Any(c => c.AtMinutes is null && c.Check == due.Check))
            .Select(due => due.Key).Except(recovery.Select(due => due.Key))];

    /// <summary>
    /// The owed readings that an observation meets: taken in their time, with everything that they ask for.
    /// </summary>
    public static IReadOnlyList<string> MetBy(
        this ObservationRules rules, IEnumerable<DueCheck> owed, DateTimeOffset takenAt, Measures measures)
    {
        var taken = measures.Taken().ToHashSet(StringComparer.Ordinal);
        return [.. owed.Where(due => due.Covers(takenAt) && rules.Asks(due.Check).All(taken.Contains))
            .Select(due => due.Key)];
    }

    public static IReadOnlyList<string> Asks(this ObservationRules rules, string check) =>
        rules.Checks.First(c => c.Check == check).Measures;

    /// <summary>Vitals that are owed at a minute beside the schedule, which must come within a few minutes.</summary>
    public static DueCheck VitalsAt(
        this ObservationRules rules, DateTimeOffset startedAt, DateTimeOffset due, int withinMinutes)
    {
        var minute = (int)Math.Round((due - startedAt).TotalMinutes);
        return new DueCheck(
            KeyOf(ObservedCheck.Vitals, minute), due,
            due.AddMinutes(Math.Min(withinMinutes, rules.OverdueAfterMinutes.Value)));
    }

    private static DueCheck At(this ObservationRules rules, ObservedCheck check, DateTimeOffset startedAt, int minute)
    {
        var due = startedAt.AddMinutes(minute);
        return new DueCheck(KeyOf(check.Check, minute), due, due.AddMinutes(rules.OverdueAfterMinutes.Value));
    }

    private static string KeyOf(string check, int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{check}@{minute}");

    private static IEnumerable<int> Every(int from, int step, int until)
    {
        for (var minute = from; minute <= until; minute += step)
            yield return minute;
    }
}
