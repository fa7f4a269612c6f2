using System.Collections.Immutable;
using System.Diagnostics;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>Where a session stands between its booking and its end (SES-09).</summary>
public enum SessionStep
{
    None,
    Scheduled,
    CheckedIn,
    Held,
    Cleared,
    Dosing,
    Recovery,
    Discharged,
    Cancelled,
}

/// <summary>Just enough memory of a session to decide what may happen next.</summary>
public sealed record DosingSession
{
    public static readonly DosingSession Initial = new();

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid PlanId { get; init; }

    public int Number { get; init; }

    public SessionStep Step { get; init; }

    public SessionScheduled? Booking { get; init; }

    public ImmutableList<SessionPrepared> Preparations { get; init; } = [];

    public PatientCheckedIn? CheckIn { get; init; }

    public ImmutableList<PreDoseReading> Readings { get; init; } = [];

    public ClearanceAssessed? Assessed { get; init; }

    public SessionCleared? Clearance { get; init; }

    public SessionHeld? Held { get; init; }

    public SessionCancelled? Cancelled { get; init; }

    public DoseStarted? Dose { get; init; }

    public DoseStopped? Stopped { get; init; }

    public ImmutableList<ObservationRecorded> Observations { get; init; } = [];

    public ImmutableList<DueCheck> OpenChecks { get; init; } = [];

    public ImmutableList<CheckMissed> MissedChecks { get; init; } = [];

    public PatientDischarged? Discharge { get; init; }

    internal SessionPlace Place => new(PatientId, PlanId, Number);

    internal static DosingSession Evolve(DosingSession session, DosingSessionEvent happened) => happened switch
    {
        SessionScheduled e => session with
        {
            Id = e.SessionId,
            PatientId = e.PatientId,
            PlanId = e.PlanId,
            Number = e.Number,
            Booking = e,
            Step = SessionStep.Scheduled,
        },
        SessionPrepared e => session with { Preparations = session.Preparations.Add(e) },
        PatientCheckedIn e => session with { CheckIn = e, Step = SessionStep.CheckedIn },
        ClearanceAssessed e => session with { Assessed = e, Readings = session.Readings.AddRange(e.Readings) },
        SessionCleared e => session with { Clearance = e, Held = null, Step = SessionStep.Cleared },
        SessionHeld e => session with { Held = e, Clearance = null, Step = SessionStep.Held },
        SessionCancelled e =>
            session with { Cancelled = e, Clearance = null, Held = null, Step = SessionStep.Cancelled },
        DoseStarted e => session with { Dose = e, OpenChecks = [.. e.Checks], Step = SessionStep.Dosing },
        DoseStopped e => session with
        {
            Stopped = e,
            OpenChecks = InOrder(session.Without(e.NoLongerOwed), e.Checks),
            Step = SessionStep.Recovery,
        },
        ObservationRecorded e => session with
        {
            Observations = session.Observations.Add(e),
            OpenChecks = [.. session.Without(e.Meets)],
        },
        CheckMissed e =>
            session with { OpenChecks = [.. session.Without([e.Key])], MissedChecks = session.MissedChecks.Add(e) },
        MissedCheckReceived e => session with
        {
            MissedChecks =
                [.. session.MissedChecks.Select(m => m.Key == e.Key ? m with { Cause = CheckCauses.NotReceived } : m)],
        },
        PatientDischarged e => session with { Discharge = e, OpenChecks = [], Step = SessionStep.Discharged },
        SessionCompleted => session,
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(DosingSession)}"),
    };

    private IEnumerable<DueCheck> Without(IReadOnlyList<string> keys) => OpenChecks.Where(c => !keys.Contains(c.Key));

    private static ImmutableList<DueCheck> InOrder(IEnumerable<DueCheck> open, IReadOnlyList<DueCheck> owed) =>
        [.. open.Where(c => owed.All(o => o.Key != c.Key)).Concat(owed)
            .OrderBy(c => c.DueAt).ThenBy(c => c.Key, StringComparer.Ordinal)];
}
