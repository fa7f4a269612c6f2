using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tasks.WorkingTask;

/// <summary>A task was done, once.</summary>
/// <param name="Outcome">What came of it, by code.</param>
/// <param name="Evidence">What shows it: a response, an assessment, an event.</param>
/// <param name="Note">What there is to say of it; sealed.</param>
/// <param name="By">The person.</param>
/// <param name="Role">In what role.</param>
public sealed record CompleteTask(
    string Outcome, IReadOnlyList<Guid> Evidence, Sealed<string>? Note, string By, string Role)
    : ICommand<CareTask, CareTaskEvent>
{
    public Decision<CareTaskEvent> Decide(CareTask state, DateTimeOffset now) =>
        state.RefusalFor(By, Role) is { } refusal
            ? refusal
            : new TaskCompleted(state.PatientId, state.Opened!.Kind, Outcome, Evidence, By, Role, now) { Note = Note };
}

/// <summary>What a task asks for has happened by itself, whoever did it: an instrument was answered.</summary>
/// <param name="Outcome">What came of it, by code.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="By">Who has caused it.</param>
/// <param name="Role">In what role.</param>
public sealed record MeetTask(string Outcome, Guid Evidence, string By, string Role) : ICommand<CareTask, CareTaskEvent>
{
    public Decision<CareTaskEvent> Decide(CareTask state, DateTimeOffset now) =>
        state is { IsClosed: false, Opened: { } opened }
            ? new TaskCompleted(state.PatientId, opened.Kind, Outcome, [Evidence], By, Role, now)
            : Decision<CareTaskEvent>.Nothing;
}

/// <summary>Others do it from now on.</summary>
/// <param name="AssigneeRole">The role; as it is when null.</param>
/// <param name="AssigneeId">The person, null when anybody of the role may.</param>
/// <param name="By">Who says so.</param>
/// <param name="Role">In what role.</param>
public sealed record ReassignTask(string? AssigneeRole, Guid? AssigneeId, string By, string Role)
    : ICommand<CareTask, CareTaskEvent>
{
    public Decision<CareTaskEvent> Decide(CareTask state, DateTimeOffset now)
    {
        if (state.RefusalFor(By, Role) is { } refusal)
            return refusal;
        var role = AssigneeRole ?? state.AssigneeRole;
        return role == state.AssigneeRole && AssigneeId == state.AssigneeId
            ? Decision<CareTaskEvent>.Nothing
            : new TaskReassigned(state.PatientId, role, AssigneeId, By, now);
    }
}

/// <summary>Somebody has tried to reach the patient.</summary>
/// <param name="Channel">How.</param>
/// <param name="At">When.</param>
/// <param name="Reached">Whether she was reached.</param>
/// <param name="By">The person.</param>
/// <param name="Role">In what role.</param>
public sealed record AttemptOutreach(string Channel, DateTimeOffset At, bool Reached, string By, string Role)
    : ICommand<CareTask, CareTaskEvent>
{
    public Decision<CareTaskEvent> Decide(CareTask state, DateTimeOffset now) => state switch
    {
        _ when state.RefusalFor(By, Role) is { } refusal => refusal,
        _ when At > now => TaskRefusals.InFuture,
        _ when At < state.Opened!.OpenedAt => TaskRefusals.BeforeTask,
        _ => new OutreachAttempted(state.PatientId, Channel, At, Reached, By, Role),
    };
}

internal static class Assigned
{
    /// <summary>Why a person may not work on a task; null when she may.</summary>
    public static Refusal? RefusalFor(this CareTask task, string by, string role) => task switch
    {
        { Opened: null } => PlatformCodes.NotFound,
        { IsClosed: true } => TaskRefusals.Closed,
        _ when role == Roles.MedicalDirector || task.AssigneeId?.ToString() == by => null,
        { AssigneeId: null } when role == task.AssigneeRole => null,
        _ => TaskRefusals.Role(task.AssigneeRole),
    };
}
