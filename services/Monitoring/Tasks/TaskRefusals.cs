using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tasks;

/// <summary>Why a task says no.</summary>
internal static class TaskRefusals
{
    public static readonly Refusal Closed = new(
        "monitoring.task-closed", RefusalKind.State, "The task is done or cancelled: nothing more can be done about it.");

    public static readonly Refusal InFuture = new(
        "monitoring.time-in-future", RefusalKind.Rule, "A fact cannot be reported before it has happened.")
    { Field = new("/at", "a time that has passed") };

    public static readonly Refusal BeforeTask = new(
        "monitoring.attempt-before-task", RefusalKind.Rule, "The attempt was made before the task was opened.")
    { Field = new("/at", "a time since the task was opened") };

    public static Refusal Role(string asked) => new(
        "monitoring.task-role", RefusalKind.Role,
        $"This task is done by a {asked}, by the person to whom it is assigned, or by a medical director.");
}
