namespace Stillwater.Integration.Journeys.GetJourney;

/// <summary>A journey as its care team sees it.</summary>
/// <param name="Id">The journey.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan that it accompanies.</param>
/// <param name="Phase"><c>induction</c> or <c>maintenance</c>.</param>
/// <param name="MaintenanceIntervalWeeks">Weeks between maintenance sessions, null during induction.</param>
/// <param name="Goals">The patient's goals, with progress.</param>
/// <param name="Dosings">Dosing sessions, and whether integration followed.</param>
/// <param name="Sessions">Therapy sessions in their order.</param>
/// <param name="Reviews">Outcomes in whose light the goals are to be looked at.</param>
/// <param name="Erased">JSON pointers of texts whose key was destroyed.</param>
public sealed record JourneyView(
    Guid Id,
    Guid PatientId,
    Guid PlanId,
    string Phase,
    int? MaintenanceIntervalWeeks,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<DosingView> Dosings,
    IReadOnlyList<TherapySessionView> Sessions,
    IReadOnlyList<ReviewView> Reviews,
    IReadOnlyList<string> Erased);

/// <summary>One goal.</summary>
/// <param name="GoalId">The goal.</param>
/// <param name="Text">In the patient's words; null when erased.</param>
/// <param name="Progress">How near the patient felt to it, in time.</param>
public sealed record GoalView(Guid GoalId, string? Text, IReadOnlyList<ProgressView> Progress);

/// <summary>How near the patient felt to a goal.</summary>
/// <param name="Id">The record.</param>
/// <param name="Rating">0 (not at all) to 10 (reached).</param>
/// <param name="Note">What was said of it; null when there is none or it is erased.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record ProgressView(Guid Id, int Rating, string? Note, string RecordedBy, DateTimeOffset RecordedAt);

/// <summary>One dosing session of the plan.</summary>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="StartsAt">When it was to begin, null when that was not announced.</param>
/// <param name="DischargedAt">When the patient was discharged, null before.</param>
/// <param name="OpensAt">Beginning of the window for integration.</param>
/// <param name="ClosesAt">End of the window for integration.</param>
/// <param name="FollowUp">not-due, awaited, met or missed.</param>
public sealed record DosingView(
    Guid SessionId, int Number, DateTimeOffset? StartsAt, DateTimeOffset? DischargedAt, DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt, string FollowUp);

/// <summary>One therapy session.</summary>
/// <param name="Id">The therapy session.</param>
/// <param name="Number">Its number in the journey, from 1.</param>
/// <param name="Kind">preparation, integration or kap.</param>
/// <param name="DosingSessionId">The dosing session that it belongs to, null for a preparation.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="TherapistId">The practitioner who holds it.</param>
/// <param name="Mode">in-person, video or phone.</param>
/// <param name="InWindow">Whether it falls in the window after discharge; null where no window is known.</param>
/// <param name="CompletedAt">When it took place, null before.</param>
/// <param name="Notes">What it was about.</param>
/// <param name="State">scheduled, completed, no-show or cancelled.</param>
/// <param name="CancellationReason">patient, therapist, clinic or rescheduled; null unless cancelled.</param>
public sealed record TherapySessionView(
    Guid Id, int Number, string Kind, Guid? DosingSessionId, DateTimeOffset StartsAt, Guid TherapistId, string Mode,
    bool? InWindow, DateTimeOffset? CompletedAt, IReadOnlyList<NoteView> Notes, string State,
    string? CancellationReason);

/// <summary>One note of a therapy session.</summary>
/// <param name="Id">The note.</param>
/// <param name="Themes">Its themes, by code.</param>
/// <param name="Insight">What became clear; null when withheld, erased or not written.</param>
/// <param name="Actions">What the patient will do; null when withheld, erased or not written.</param>
/// <param name="Withheld">Whether the texts are kept from the caller's role.</param>
/// <param name="RecordedBy">Who wrote it.</param>
/// <param name="RecordedAt">When it was written.</param>
public sealed record NoteView(
    Guid Id, IReadOnlyList<string> Themes, string? Insight, string? Actions, bool Withheld, string RecordedBy,
    DateTimeOffset RecordedAt);

/// <summary>An outcome in whose light the goals are to be looked at.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Class">deterioration, none, partial, response or remission.</param>
/// <param name="DosingSessionId">The dosing session that it counts for.</param>
/// <param name="DosingNumber">Its number in the series, from 1.</param>
/// <param name="TakenAt">When the instrument was answered.</param>
public sealed record ReviewView(
    string Instrument, string Class, Guid DosingSessionId, int DosingNumber, DateTimeOffset TakenAt);
