using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tasks.OpeningTask;

internal static class Tasking
{
    /// <summary>Opens a task within a piece of work: one stream beside the one that it already appends to.</summary>
    public static Task<Decided<CareTask>> OpenTaskAsync(this Work work, OpenTask task, CancellationToken ct) =>
        work.ApplyOrStartAsync<CareTask, CareTaskEvent>(task.TaskId, task, ct);
}
