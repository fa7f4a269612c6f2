using System.Text.Json.Serialization;
using Stillwater.Clinical.Escalations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts;

/// <summary>What happens to one alert. Stored for good: old facts never change.</summary>
public abstract record AlertEvent
{
    private protected AlertEvent() { }
}

/// <summary>A person has to look at this patient; who is asked, with the times, is part of the fact.</summary>
public sealed record SafetyAlertRaised(
    Guid PatientId, string Kind, string Severity, string RuleId, IReadOnlyList<Guid> Subjects, DateTimeOffset SeenAt,
    DateTimeOffset RaisedAt, IReadOnlyList<EscalationDeadline> Ladder, IReadOnlyList<string> AnsweredBy) : AlertEvent
{
    /// <summary>What has to be done before it can be resolved, null when nothing in particular.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Action { get; init; }

    /// <summary>Until when that has to be done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ActBy { get; init; }
}

/// <summary>The next rung is asked: nobody has acknowledged in time, or a person has asked for it.</summary>
public sealed record SafetyAlertEscalated(
    Guid PatientId, int Level, string Role, Guid? PractitionerId, TimeSpan LateBy, string Cause, string? By,
    DateTimeOffset At) : AlertEvent;

/// <summary>What has to be done on the day was not done in time.</summary>
public sealed record SafetyAlertOverdue(
    Guid PatientId, string Action, DateTimeOffset DueAt, TimeSpan LateBy, string Cause) : AlertEvent;

/// <summary>A named person has seen the alert and acts on it: the ladder asks nobody further.</summary>
public sealed record SafetyAlertAcknowledged(
    Guid PatientId, string By, string Role, DateTimeOffset At, TimeSpan LateBy, IReadOnlyList<int> NoLongerAsked)
    : AlertEvent;

/// <summary>Somebody has assessed how safe the patient is because of the alert.</summary>
public sealed record SafetyAlertAssessed(
    Guid PatientId, Guid AssessmentId, string By, string RiskLevel, string DosingAdvice, DateTimeOffset AssessedAt)
    : AlertEvent;

/// <summary>The alert is closed, for a reason by code and perhaps in words.</summary>
public sealed record SafetyAlertResolved(
    Guid PatientId, string Kind, string Severity, string Code, string By, DateTimeOffset At) : AlertEvent
{
    /// <summary>Why, in words; sealed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Sealed<string>? Reason { get; init; }
}
