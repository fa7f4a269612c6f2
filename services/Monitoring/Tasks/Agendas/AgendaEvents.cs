using System.Text.Json.Serialization;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tasks.Agendas;

/// <summary>What is to be done for one patient, now and later. Stored for good: old facts never change.</summary>
public abstract record AgendaEvent
{
    private protected AgendaEvent() { }
}

/// <summary>A fact has brought tasks with it; each is opened at its time.</summary>
public sealed record TasksOwed(
    Guid PatientId, string Because, Guid SubjectId, DateTimeOffset Since, IReadOnlyList<OwedTask> Tasks) : AgendaEvent;

/// <summary>One task, with its times.</summary>
public sealed record OwedTask(
    Guid TaskId, string RuleId, string Kind, string Role, Guid SubjectId, DateTimeOffset OpensAt, DateTimeOffset DueAt,
    DateTimeOffset OverdueAt)
{
    /// <summary>The instrument to be answered or the measurement to be made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instrument { get; init; }

    /// <summary>What whoever does it needs to know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Info { get; init; }

    /// <summary>Hours after which it comes again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EveryHours { get; init; }

    /// <summary>Whether it ends with the plan that it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EndsWithPlan { get; init; }
}

/// <summary>Tasks need not be done any more: those still to come are not opened, those open are cancelled.</summary>
public sealed record TasksDropped(Guid PatientId, string ReasonCode, DateTimeOffset At, IReadOnlyList<Guid> TaskIds)
    : AgendaEvent;
