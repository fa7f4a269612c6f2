using Stillwater.Monitoring.Tasks.WorkingTask;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;

namespace Stillwater.Monitoring.Tasks;

/// <summary>When a task falls due and when it is overdue are stored timers, cleared when it is closed.</summary>
internal static class TaskTimers
{
    public const string FallsDue = "task-falls-due";
    public const string TooLate = "task-too-late";

    private const string Due = "due";
    private const string Overdue = "overdue";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        TaskOpened e =>
        [
            .. e.DueAt > e.OpenedAt && e.DueAt < e.OverdueAt
                ? [DueTimers.Set(tenant, stream, Due, e.DueAt, FallsDue)]
                : Array.Empty<Guard>(),
            DueTimers.Set(tenant, stream, Overdue, e.OverdueAt, TooLate),
        ],
        TaskCompleted or TaskCancelled =>
            [DueTimers.Clear(tenant, stream, Due), DueTimers.Clear(tenant, stream, Overdue)],
        _ => [],
    };

    public static Task FallDueAsync(Work work, DueTimer timer, CancellationToken ct) =>
        work.ApplyAsync(timer.Stream, new FallDue(timer.LateBy), ct);

    public static Task MissAsync(Work work, DueTimer timer, CancellationToken ct) =>
        work.ApplyAsync(timer.Stream, new MissTask(timer.LateBy, timer.Cause), ct);
}
