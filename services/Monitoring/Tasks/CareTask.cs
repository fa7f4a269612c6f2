using System.Collections.Immutable;
using System.Diagnostics;

namespace Stillwater.Monitoring.Tasks;

/// <summary>One task as it stands.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Opened">How it came about, null before.</param>
/// <param name="IsDue">Whether its time has come.</param>
/// <param name="AssigneeRole">The role that does it.</param>
/// <param name="AssigneeId">The person who does it, null when anybody of the role may.</param>
public sealed record CareTask(Guid PatientId, TaskOpened? Opened, bool IsDue, string AssigneeRole, Guid? AssigneeId)
{
    public const string Open = "open";
    public const string Due = "due";
    public const string Late = "overdue";
    public const string Done = "done";
    public const string Void = "cancelled";

    public static readonly CareTask Initial = new(Guid.Empty, null, false, "", null);

    /// <summary>That it was not done in time, null while it is in time.</summary>
    public TaskOverdue? Overdue { get; init; }

    /// <summary>Every attempt to reach the patient, in order.</summary>
    public ImmutableList<OutreachAttempted> Attempts { get; init; } = [];

    /// <summary>How it was done, null while it is not.</summary>
    public TaskCompleted? Completed { get; init; }

    /// <summary>Why it need not be done, null while it has to be.</summary>
    public TaskCancelled? Cancelled { get; init; }

    internal bool IsClosed => Completed is not null || Cancelled is not null;

    internal string State => this switch
    {
        { Completed: not null } => Done,
        { Cancelled: not null } => Void,
        { Overdue: not null } => Late,
        { IsDue: true } => Due,
        _ => Open,
    };

    internal static CareTask Evolve(CareTask task, CareTaskEvent happened) => happened switch
    {
        TaskOpened e => new CareTask(e.PatientId, e, e.DueAt <= e.OpenedAt, e.AssigneeRole, null),
        TaskFellDue => task with { IsDue = true },
        TaskOverdue e => task with { IsDue = true, Overdue = e },
        OutreachAttempted e => task with { Attempts = task.Attempts.Add(e) },
        TaskReassigned e => task with { AssigneeRole = e.AssigneeRole, AssigneeId = e.AssigneeId },
        TaskCompleted e => task with { Completed = e },
        TaskCancelled e => task with { Cancelled = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(CareTask)}"),
    };
}
