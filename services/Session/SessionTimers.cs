using System.Globalization;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.MissingCheck;
using Stillwater.Sessions.DosingSessions.WatchingAlarms;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions;

/// <summary>
/// Whatever is owed at a time is a stored timer, set by the event that owes it and cleared by the one that meets it: a
/// reading, the confirmation of what is being watched, the next rung of a ladder, the decision on a transfer.
/// </summary>
internal static class SessionTimers
{
    public const string ObservationDue = "observation-due";
    public const string AlarmWatched = "alarm-watched";
    public const string AlarmUnanswered = "alarm-unanswered";
    public const string TransferUndecided = "transfer-undecided";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        DoseStarted e =>
        [
            .. Set(tenant, stream, e.Checks),
            .. e.DecideTransferAt is { } at
                ? [DueTimers.Set(tenant, stream, TransferUndecided, at, TransferUndecided)] : Array.Empty<Guard>(),
        ],
        DoseStopped e => [.. Clear(tenant, stream, e.NoLongerOwed), .. Set(tenant, stream, e.Checks)],
        ObservationRecorded e =>
        [
            .. Clear(tenant, stream, e.Meets), .. Set(tenant, stream, e.Owes ?? []), .. Watch(tenant, stream, e.Watches ?? []),
        ],
        ObservationCorrected e => Watch(tenant, stream, e.Watches),
        CheckMissed e => Set(tenant, stream, e.Owes ?? []),
        EmergencyOpened e => Set(tenant, stream, e.Owes),
        AlarmRaised e => e.Ladder.Skip(1).Select(rung =>
            DueTimers.Set(tenant, stream, RungKey(e.Alarm, rung.Step), rung.AskedAt, AlarmUnanswered)),
        AlarmAcknowledged e => Clear(tenant, stream, [.. e.NoLongerAsked.Select(step => RungKey(e.Alarm, step))]),
        PatientDischarged e => Clear(tenant, stream, [.. e.NoLongerOwed, TransferUndecided]),
        PatientTransferred e => Clear(tenant, stream, [.. e.NoLongerOwed, TransferUndecided]),
        _ => [],
    };

    public static Task MissAsync(Work work, DueTimer timer, CancellationToken cancellationToken) => work.ApplyAsync(
        timer.Stream, new MissCheck(timer.Key, timer.LateBy, timer.Cause, DosingProtocols.Shipped), cancellationToken);

    public static Task ConfirmAsync(Work work, DueTimer timer, CancellationToken cancellationToken) =>
        work.ApplyAsync(timer.Stream, new ConfirmAlarms(DosingProtocols.Shipped), cancellationToken);

    public static Task EscalateAsync(Work work, DueTimer timer, CancellationToken cancellationToken)
    {
        var parts = timer.Key.Split(':');
        return work.ApplyAsync(
            timer.Stream,
            new EscalateAlarm(
                int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture),
                timer.LateBy),
            cancellationToken);
    }

    public static Task AskTransferAsync(Work work, DueTimer timer, CancellationToken cancellationToken) =>
        work.ApplyAsync(timer.Stream, new AskTransferDecision(DosingProtocols.Shipped), cancellationToken);

    private static string RungKey(int alarm, int step) =>
        string.Create(CultureInfo.InvariantCulture, $"alarm:{alarm}:{step}");

    private static IEnumerable<Guard> Set(string tenant, Guid stream, IReadOnlyList<DueCheck> checks) =>
        checks.Select(c => DueTimers.Set(tenant, stream, c.Key, c.OverdueAt, ObservationDue));

    private static IEnumerable<Guard> Watch(string tenant, Guid stream, IReadOnlyList<AlarmWatch> watches) =>
        watches.Select(w => DueTimers.Set(tenant, stream, $"watch:{w.RuleId}", w.ConfirmAt, AlarmWatched));

    private static IEnumerable<Guard> Clear(string tenant, Guid stream, IReadOnlyList<string> keys) =>
        keys.Select(key => DueTimers.Clear(tenant, stream, key));
}
