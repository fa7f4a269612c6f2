using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tasks;

/// <summary>What happens to one task. Stored for good: old facts never change.</summary>
public abstract record CareTaskEvent
{
    private protected CareTaskEvent() { }
}

/// <summary>Somebody of a role has to do something for a patient; the times are part of the fact.</summary>
public sealed record TaskOpened(
    Guid PatientId, string Kind, string RuleId, string AssigneeRole, DateTimeOffset OpenedAt, DateTimeOffset DueAt,
    DateTimeOffset OverdueAt) : CareTaskEvent
{
    /// <summary>What it is about: a session, a supply, a plan, a form.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? SubjectId { get; init; }

    /// <summary>The instrument to be answered, or the measurement to be made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instrument { get; init; }

    /// <summary>What whoever does it needs to know, from the rule: a telephone number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Info { get; init; }
}

/// <summary>The time of a task has come.</summary>
public sealed record TaskFellDue(Guid PatientId, DateTimeOffset DueAt, TimeSpan LateBy) : CareTaskEvent;

/// <summary>A task was not done in its time.</summary>
public sealed record TaskOverdue(
    Guid PatientId, string Kind, string RuleId, DateTimeOffset DueAt, DateTimeOffset OverdueAt, TimeSpan LateBy,
    string Cause) : CareTaskEvent
{
    /// <summary>The instrument that was not answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instrument { get; init; }
}

/// <summary>Somebody has tried to reach the patient.</summary>
public sealed record OutreachAttempted(
    Guid PatientId, string Channel, DateTimeOffset At, bool Reached, string By, string Role) : CareTaskEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => At;
}

/// <summary>Others do it from now on: a role, or one person of it.</summary>
public sealed record TaskReassigned(
    Guid PatientId, string AssigneeRole, Guid? AssigneeId, string By, DateTimeOffset At) : CareTaskEvent;

/// <summary>A task was done.</summary>
public sealed record TaskCompleted(
    Guid PatientId, string Kind, string Outcome, IReadOnlyList<Guid> Evidence, string By, string Role, DateTimeOffset At)
    : CareTaskEvent
{
    /// <summary>What there is to say of it; sealed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Sealed<string>? Note { get; init; }
}

/// <summary>A task need not be done any more.</summary>
public sealed record TaskCancelled(Guid PatientId, string Kind, string ReasonCode, DateTimeOffset At) : CareTaskEvent;
