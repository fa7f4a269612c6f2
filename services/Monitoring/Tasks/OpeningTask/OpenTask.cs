using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tasks.OpeningTask;

/// <summary>
/// Somebody has to do something for a patient. The id is derived from what asks for it, so that a repeat adds nothing.
/// </summary>
/// <param name="TaskId">The task (StableId.From).</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">One of <see cref="TaskKinds"/>.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="AssigneeRole">The role that does it.</param>
/// <param name="DueAt">When its time comes.</param>
/// <param name="SubjectId">What it is about: a session, a supply, a plan, a form.</param>
/// <param name="OverdueAt">When it is late; when it falls due, where nothing else is said.</param>
/// <param name="Instrument">The instrument to be answered, or the measurement to be made.</param>
/// <param name="Info">What whoever does it needs to know, from the rule.</param>
public sealed record OpenTask(
    Guid TaskId, Guid PatientId, string Kind, string RuleId, string AssigneeRole, DateTimeOffset DueAt,
    Guid? SubjectId = null, DateTimeOffset? OverdueAt = null, string? Instrument = null, string? Info = null)
    : ICommand<CareTask, CareTaskEvent>
{
    public Decision<CareTaskEvent> Decide(CareTask state, DateTimeOffset now) => state.Opened is not null
        ? Decision<CareTaskEvent>.Nothing
        : new TaskOpened(PatientId, Kind, RuleId, AssigneeRole, now, DueAt, OverdueAt is { } late && late > DueAt ? late : DueAt)
        {
            SubjectId = SubjectId,
            Instrument = Instrument,
            Info = Info,
        };
}

/// <summary>What a task can be about.</summary>
public static class TaskKinds
{
    public const string Instrument = "instrument";
    public const string FollowUp = "follow-up-24h";

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Instrument, "outreach", "counselling", FollowUp, "lab", "referral", "re-enrol", "recall", "registry-offer",
        "exposure-report", "debrief", "plan-review", "documentation",
    ];
}
