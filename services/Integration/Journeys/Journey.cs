using System.Collections.Immutable;
using System.Diagnostics;

namespace Stillwater.Integration.Journeys;

/// <summary>Where a journey stands: what was dosed, what followed, and what the patient is after.</summary>
public sealed record Journey(
    Guid Id,
    Guid PatientId,
    Guid PlanId,
    Guid? GoalsSettingId,
    ImmutableList<Goal> Goals,
    ImmutableList<GoalProgressRecorded> Progress,
    ImmutableList<Dosing> Dosings,
    ImmutableList<TherapySession> Sessions,
    ImmutableList<GoalsReviewNoted> Reviews,
    MaintenanceNoted? Maintenance)
{
    public static readonly Journey Initial = new(Guid.Empty, Guid.Empty, Guid.Empty, null, [], [], [], [], [], null);

    /// <summary>The last goals that came from a screening, null while none did.</summary>
    public Guid? CarriedSettingId { get; init; }

    internal static Journey Evolve(Journey journey, JourneyEvent happened) => happened switch
    {
        JourneyOpened e => journey with { Id = e.JourneyId, PatientId = e.PatientId, PlanId = e.PlanId },
        DosingAnnounced e => journey.With(journey.DosingOrNew(e.DosingSessionId, e.DosingNumber) with
        {
            StartsAt = e.StartsAt,
        }),
        IntegrationWindowOpened e => journey.With(journey.DosingOrNew(e.DosingSessionId, e.DosingNumber) with
        {
            DischargedAt = e.DischargedAt,
            OpensAt = e.OpensAt,
            ClosesAt = e.ClosesAt,
            FollowUp = e.AlreadyMet ? FollowUp.Met : FollowUp.Awaited,
        }),
        IntegrationMissed e => journey.With(journey.Dosing(e.DosingSessionId)! with { FollowUp = FollowUp.Missed }),
        IntegrationScheduled e => journey with { Sessions = journey.Sessions.Add(TherapySession.From(e)) },
        IntegrationRecorded e => journey.With(journey.Session(e.Number)!.With(e)),
        IntegrationCompleted e => journey.With(journey.Session(e.Number)! with { CompletedAt = e.CompletedAt })
            .FollowedUp(e),
        IntegrationNoShowRecorded e => journey.With(journey.Session(e.Number)! with { NoShowAt = e.RecordedAt }),
        IntegrationSessionCancelled e => journey.With(journey.Session(e.Number)! with
        {
            CancelledAt = e.CancelledAt,
            CancellationReason = e.Reason,
        }),
        GoalsSet e => journey with
        {
            GoalsSettingId = e.SettingId,
            Goals = [.. e.Goals],
            CarriedSettingId = e.IsCarried == true ? e.SettingId : journey.CarriedSettingId,
        },
        GoalProgressRecorded e => journey with { Progress = journey.Progress.Add(e) },
        GoalsReviewNoted e => journey with { Reviews = journey.Reviews.Add(e) },
        MaintenanceNoted e => journey with { Maintenance = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Journey)}"),
    };

    internal Dosing? Dosing(Guid sessionId) => Dosings.Find(d => d.SessionId == sessionId);

    private Dosing DosingOrNew(Guid sessionId, int number) => Dosing(sessionId) ?? new(sessionId, number);

    internal TherapySession? Session(int number) => Sessions.Find(s => s.Number == number);

    internal bool HasFollowUp(Guid dosingSessionId) => Sessions.Exists(
        s => s.Kind == SessionKind.Integration && s.DosingSessionId == dosingSessionId && s.CompletedAt is not null);

    private Journey FollowedUp(IntegrationCompleted e) =>
        e.Kind == SessionKind.Integration && e.DosingSessionId is { } id
            && Dosing(id) is { FollowUp: FollowUp.Awaited } dosing
            ? With(dosing with { FollowUp = FollowUp.Met })
            : this;

    private Journey With(Dosing dosing) => this with
    {
        Dosings = [.. Dosings.Where(d => d.SessionId != dosing.SessionId).Append(dosing).OrderBy(d => d.Number)],
    };

    private Journey With(TherapySession session) => this with
    {
        Sessions = Sessions.SetItem(session.Number - 1, session),
    };
}

/// <summary>One dosing session, and whether integration followed it.</summary>
public sealed record Dosing(Guid SessionId, int Number)
{
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? DischargedAt { get; init; }

    public DateTimeOffset? OpensAt { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public string FollowUp { get; init; } = Journeys.FollowUp.NotDue;
}

/// <summary>Whether integration followed a dosing session: a later session does not undo a missed window.</summary>
public static class FollowUp
{
    public const string NotDue = "not-due";
    public const string Awaited = "awaited";
    public const string Met = "met";
    public const string Missed = "missed";
}
