using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.MissingCheck;

namespace Stillwater.Sessions;

/// <summary>
/// Every owed reading is a stored timer, set by the event that owes it and cleared by the one that meets it.
/// </summary>
internal static class SessionTimers
{
    public const string ObservationDue = "observation-due";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        DoseStarted e => Set(tenant, stream, e.Checks),
        DoseStopped e => [.. Clear(tenant, stream, e.NoLongerOwed), .. Set(tenant, stream, e.Checks)],
        ObservationRecorded e => Clear(tenant, stream, e.Meets),
        PatientDischarged e => Clear(tenant, stream, e.NoLongerOwed),
        _ => [],
    };

    public static Task MissAsync(Work work, DueTimer timer, CancellationToken cancellationToken) =>
        work.ApplyAsync(timer.Stream, new MissCheck(timer.Key, timer.LateBy, timer.Cause), cancellationToken);

    private static IEnumerable<Guard> Set(string tenant, Guid stream, IReadOnlyList<DueCheck> checks) =>
        checks.Select(c => DueTimers.Set(tenant, stream, c.Key, c.OverdueAt, ObservationDue));

    private static IEnumerable<Guard> Clear(string tenant, Guid stream, IReadOnlyList<string> keys) =>
        keys.Select(key => DueTimers.Clear(tenant, stream, key));
}
