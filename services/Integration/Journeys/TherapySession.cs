using System.Collections.Immutable;

namespace Stillwater.Integration.Journeys;

/// <summary>One therapy session around a dosing session, with its notes.</summary>
public sealed record TherapySession(
    Guid Id, int Number, string Kind, Guid? DosingSessionId, DateTimeOffset StartsAt, Guid TherapistId, string Mode,
    DateTimeOffset? CompletedAt, ImmutableList<IntegrationRecorded> Notes)
{
    /// <summary>When it was recorded that the patient did not come, null unless so.</summary>
    public DateTimeOffset? NoShowAt { get; init; }

    /// <summary>When it was cancelled, null unless so.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Why it was cancelled, null unless so.</summary>
    public string? CancellationReason { get; init; }

    /// <summary>Where the session stands.</summary>
    public string State => this switch
    {
        { CompletedAt: not null } => SessionState.Completed,
        { NoShowAt: not null } => SessionState.NoShow,
        { CancelledAt: not null } => SessionState.Cancelled,
        _ => SessionState.Scheduled,
    };

    internal static TherapySession From(IntegrationScheduled e) => new(
        e.IntegrationSessionId, e.Number, e.Kind, e.DosingSessionId, e.StartsAt, e.TherapistId, e.Mode, null, []);

    internal TherapySession With(IntegrationRecorded note) => this with { Notes = Notes.Add(note) };
}

/// <summary>What a therapy session is for.</summary>
public static class SessionKind
{
    public const string Preparation = "preparation";
    public const string Integration = "integration";
    public const string Kap = "kap";
}

/// <summary>Where a therapy session stands: once it has left <c>scheduled</c> it stays what it is.</summary>
public static class SessionState
{
    public const string Scheduled = "scheduled";
    public const string Completed = "completed";
    public const string NoShow = "no-show";
    public const string Cancelled = "cancelled";
}

/// <summary>Why a therapy session was cancelled.</summary>
public static class CancellationReason
{
    public const string Patient = "patient";
    public const string Therapist = "therapist";
    public const string Clinic = "clinic";
    public const string Rescheduled = "rescheduled";
}

/// <summary>Where a therapy session takes place.</summary>
public static class SessionMode
{
    public const string InPerson = "in-person";
    public const string Video = "video";
    public const string Phone = "phone";
}
