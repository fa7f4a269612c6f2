using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tasks.WorkingTask;

/// <summary>The time of a task has come.</summary>
public sealed record FallDue(TimeSpan LateBy) : ICommand<CareTask, CareTaskEvent>
{
    public Decision<CareTaskEvent> Decide(CareTask state, DateTimeOffset now) =>
        state is { IsClosed: false, IsDue: false, Opened: { } opened }
            ? new TaskFellDue(state.PatientId, opened.DueAt, LateBy)
            : Decision<CareTaskEvent>.Nothing;
}

/// <summary>A task was not done in its time.</summary>
public sealed record MissTask(TimeSpan LateBy, string Cause) : ICommand<CareTask, CareTaskEvent>
{
    public Decision<CareTaskEvent> Decide(CareTask state, DateTimeOffset now) =>
        state is { IsClosed: false, Overdue: null, Opened: { } opened }
            ? new TaskOverdue(
                state.PatientId, opened.Kind, opened.RuleId, opened.DueAt, opened.OverdueAt, LateBy, Cause)
            {
                Instrument = opened.Instrument,
            }
            : Decision<CareTaskEvent>.Nothing;
}

/// <summary>A task need not be done any more.</summary>
public sealed record CancelTask(string ReasonCode) : ICommand<CareTask, CareTaskEvent>
{
    public Decision<CareTaskEvent> Decide(CareTask state, DateTimeOffset now) =>
        state is { IsClosed: false, Opened: { } opened }
            ? new TaskCancelled(state.PatientId, opened.Kind, ReasonCode, now)
            : Decision<CareTaskEvent>.Nothing;
}
