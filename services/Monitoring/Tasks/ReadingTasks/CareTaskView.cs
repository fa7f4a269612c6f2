using System.Text.Json.Serialization;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Monitoring.Tasks.ReadingTasks;

/// <summary>A task: somebody of a role has to do something for a patient.</summary>
/// <param name="Id">The task.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">What has to be done, such as outreach.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="State">open, due, overdue, done or cancelled.</param>
/// <param name="AssigneeRole">The role that does it.</param>
/// <param name="AssigneeId">The person who does it, null when anybody of the role may.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="DueAt">When its time comes.</param>
/// <param name="OverdueAt">When it is late.</param>
/// <param name="SubjectId">What it is about, null when it is about the patient.</param>
/// <param name="Instrument">The instrument to be answered or the measurement to be made, null for other kinds.</param>
/// <param name="Info">What whoever does it needs to know, such as a telephone number.</param>
/// <param name="Attempts">Every attempt to reach the patient.</param>
/// <param name="Overdue">That it was not done in time, null while it is in time.</param>
/// <param name="Completion">How it was done, null while it is not.</param>
/// <param name="CancelledBecause">Why it need not be done, by code; null while it has to be.</param>
public sealed record CareTaskView(
    Guid Id, Guid PatientId, string Kind, string RuleId, string State, string AssigneeRole, Guid? AssigneeId,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset OverdueAt, Guid? SubjectId, string? Instrument,
    string? Info, IReadOnlyList<AttemptView> Attempts, LatenessView? Overdue, CompletionView? Completion,
    string? CancelledBecause)
{
    /// <summary>Ids of the events that a command has caused; left out of reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    /// <summary>Names what was erased; left out while nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Erased { get; init; }

    internal static CareTaskView From(Guid id, CareTask task, string? note)
    {
        var opened = task.Opened!;
        return new CareTaskView(
            id, task.PatientId, opened.Kind, opened.RuleId, task.State, task.AssigneeRole, task.AssigneeId, opened.OpenedAt,
            opened.DueAt, opened.OverdueAt, opened.SubjectId, opened.Instrument, opened.Info,
            [.. task.Attempts.Select(a => new AttemptView(a.Channel, a.At, a.Reached, a.By))],
            task.Overdue is { } late ? new((int)late.LateBy.TotalSeconds, late.Cause) : null,
            task.Completed is { } done ? new(done.Outcome, note, done.Evidence, done.By, done.At) : null,
            task.Cancelled?.ReasonCode);
    }
}

/// <summary>One attempt to reach the patient.</summary>
/// <param name="Channel">phone, sms, email, letter, video, app or in-person.</param>
/// <param name="At">When.</param>
/// <param name="Reached">Whether she was reached.</param>
/// <param name="By">Who has tried.</param>
public sealed record AttemptView(string Channel, DateTimeOffset At, bool Reached, string By);

/// <summary>That a task was not done in time.</summary>
/// <param name="LateBySeconds">How late the platform was to say so, in seconds.</param>
/// <param name="Cause">not-taken: nobody has done it; platform-down: the platform was away.</param>
public sealed record LatenessView(int LateBySeconds, string Cause);

/// <summary>How a task was done.</summary>
/// <param name="Outcome">What came of it, by code.</param>
/// <param name="Note">What there is to say of it; null when there is nothing or it was erased.</param>
/// <param name="Evidence">Ids of what shows it.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record CompletionView(string Outcome, string? Note, IReadOnlyList<Guid> Evidence, string By, DateTimeOffset At);

/// <summary>Opens the words of a task for whoever reads it.</summary>
internal static class CareTaskRendering
{
    public static async ValueTask<CareTaskView> ViewAsync(
        this Sealer sealer, string clinic, Guid id, CareTask task, CancellationToken ct)
    {
        if (task.Completed?.Note is not { } words)
            return CareTaskView.From(id, task, null);
        var opened = await sealer.OpenAsync(new SealScope(clinic, task.PatientId), words, ct);
        return CareTaskView.From(id, task, opened.Value) with { Erased = opened.IsErased ? ["/completion/note"] : null };
    }
}
