using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys;

/// <summary>
/// What happens on the way from an experience to lasting change. Stored for good: old facts never change.
/// </summary>
public abstract record JourneyEvent
{
    private protected JourneyEvent() { }
}

/// <summary>A plan has been signed and its journey begins.</summary>
public sealed record JourneyOpened(Guid JourneyId, Guid PatientId, Guid PlanId) : JourneyEvent;

/// <summary>A dosing session has its time; therapy may be arranged around it.</summary>
public sealed record DosingAnnounced(Guid DosingSessionId, int DosingNumber, DateTimeOffset StartsAt) : JourneyEvent;

/// <summary>
/// A patient was discharged: integration is due within the window, unless it has taken place already.
/// </summary>
public sealed record IntegrationWindowOpened(
    Guid DosingSessionId, int DosingNumber, DateTimeOffset DischargedAt, DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    bool AlreadyMet)
    : JourneyEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => DischargedAt;
}

/// <summary>The window ended without an integration session: the follow-up red flag.</summary>
public sealed record IntegrationMissed(
    Guid DosingSessionId, int DosingNumber, DateTimeOffset DueAt, int LateBySeconds, string Cause) : JourneyEvent;

/// <summary>A therapy session has its time.</summary>
public sealed record IntegrationScheduled(
    Guid IntegrationSessionId, int Number, string Kind, Guid? DosingSessionId, DateTimeOffset StartsAt,
    Guid TherapistId,
    string Mode, bool? InWindow)
    : JourneyEvent;

/// <summary>A therapist has written down what a session was about.</summary>
public sealed record IntegrationRecorded(
    Guid NoteId, int Number, IReadOnlyList<string> Themes, Sealed<string>? Insight, Sealed<string>? Actions,
    string RecordedBy, DateTimeOffset RecordedAt)
    : JourneyEvent;

/// <summary>A therapy session has taken place.</summary>
public sealed record IntegrationCompleted(
    int Number, string Kind, Guid? DosingSessionId, DateTimeOffset CompletedAt, string CompletedBy)
    : JourneyEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => CompletedAt;
}

/// <summary>The patient did not come to a therapy session; integration that is due stays due.</summary>
public sealed record IntegrationNoShowRecorded(
    int Number, string Kind, Guid? DosingSessionId, string RecordedBy, DateTimeOffset RecordedAt)
    : JourneyEvent;

/// <summary>A therapy session will not take place; integration that is due stays due.</summary>
public sealed record IntegrationSessionCancelled(
    int Number, string Kind, Guid? DosingSessionId, string Reason, string CancelledBy, DateTimeOffset CancelledAt)
    : JourneyEvent;

/// <summary>The patient's goals are these, and no others; carried ones were stated at screening.</summary>
public sealed record GoalsSet(
    Guid SettingId,
    IReadOnlyList<Goal> Goals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsCarried = null)
    : JourneyEvent;

/// <summary>One goal in the patient's words.</summary>
public sealed record Goal(Guid GoalId, Sealed<string> Text);

/// <summary>How near the patient feels to a goal.</summary>
public sealed record GoalProgressRecorded(
    Guid ProgressId, Guid GoalId, int Rating, Sealed<string>? Note, string RecordedBy, DateTimeOffset RecordedAt)
    : JourneyEvent;

/// <summary>An outcome was assessed: the goals are to be looked at in its light.</summary>
public sealed record GoalsReviewNoted(
    string Instrument, string Class, bool Response, bool Remission, Guid DosingSessionId, int DosingNumber,
    DateTimeOffset TakenAt)
    : JourneyEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>The plan has gone from induction to maintenance.</summary>
public sealed record MaintenanceNoted(int IntervalWeeks, DateTimeOffset StartedAt) : JourneyEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => StartedAt;
}
