using Stillwater.Platform;

namespace Stillwater.Monitoring.Tasks;

/// <summary>What tasks add to the service: their streams, list and timers.</summary>
internal static class TaskComposition
{
    public static StillwaterService KeepTasks(this StillwaterService service) => service
        .Stream<CareTask, CareTaskEvent>("task", CareTask.Initial, CareTask.Evolve, task => task.PatientId)
        .Rows<CareTaskRow, CareTaskEvent>(CareTaskRow.Next, row => row.Index(r => r.PatientId))
        .OwedBy(TaskTimers.OwedBy)
        .OnTimer(TaskTimers.FallsDue, TaskTimers.FallDueAsync)
        .OnTimer(TaskTimers.TooLate, TaskTimers.MissAsync);
}
