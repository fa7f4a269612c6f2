using System.Text.Json.Serialization;
using Stillwater.Clinical.SafetyWords;
using Stillwater.Contracts;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Voices;

/// <summary>Something that a patient, or somebody beside her, has said between sessions. Its words are sealed.</summary>
public abstract record SaidEvent : PatientMonitoringEvent, IHappenedAt
{
    /// <summary>The entry.</summary>
    public required Guid EntryId { get; init; }

    /// <summary>Who said it.</summary>
    public required string By { get; init; }

    /// <summary>In what role.</summary>
    public required string Role { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Category and table of what brings a person to read it, null when nothing does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SafetyHit? Found { get; init; }

    /// <summary>consent-withdrawn or plan-closed when treatment had ended by then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AfterEnd { get; init; }

    DateTimeOffset IHappenedAt.HappenedAt => At;
}

/// <summary>A mood of the day.</summary>
public sealed record MoodRecorded(int Mood, decimal? SleepHours, Sealed<string>? Note) : SaidEvent;

/// <summary>How it goes after a dose or between sessions, said by the patient or by somebody beside her.</summary>
public sealed record CheckInRecorded(string Kind, int? Feeling, IReadOnlyList<string> Effects, Sealed<string>? Note) : SaidEvent;

/// <summary>A message of the thread between patient and care team.</summary>
public sealed record MessageSent(Guid? InReplyTo, Sealed<string> Text) : SaidEvent;

/// <summary>Treatment has ended: what is said later is kept and marked.</summary>
public sealed record TreatmentEnded(string Cause, DateTimeOffset EndedAt) : PatientMonitoringEvent;

/// <summary>What a patient does when it becomes too much, agreed with her. A later one stands beside the earlier.</summary>
public sealed record SafetyPlanSet(
    int Version, Sealed<string> Text, Sealed<IReadOnlyList<SafetyContact>> Contacts, string By, DateTimeOffset At)
    : PatientMonitoringEvent;

/// <summary>Somebody whom a patient calls.</summary>
/// <param name="Name">Name, 1–200 characters; protected.</param>
/// <param name="Phone">Number, 3–40 characters; protected.</param>
/// <param name="Relation">What they are to the patient, at most 100 characters.</param>
public sealed record SafetyContact(
    [property: System.ComponentModel.DataAnnotations.StringLength(200, MinimumLength = 1)] string Name,
    [property: System.ComponentModel.DataAnnotations.StringLength(40, MinimumLength = 3)] string Phone,
    [property: System.ComponentModel.DataAnnotations.StringLength(100)] string? Relation = null);
