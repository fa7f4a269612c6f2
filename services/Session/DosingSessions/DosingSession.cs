using System.Collections.Immutable;
using Stillwater.Clinical.Escalations;

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
    Deferred,
    NoShow,
    Aborted,
    Transferred,
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

    /// <summary>Releases of this visit, the last of each rule.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Released { get; init; } =
        ImmutableSortedDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What the releases ask of the dose, null when nothing.</summary>
    public DoseConditions? Conditions { get; init; }

    public SessionCancelled? Cancelled { get; init; }

    public DoseStarted? Dose { get; init; }

    public ImmutableList<DeviceUsed> Devices { get; init; } = [];

    public RateChanged? Rate { get; init; }

    public DoseStopped? Stopped { get; init; }

    public bool Aborted { get; init; }

    public ImmutableList<ObservationRecorded> Observations { get; init; } = [];

    public ImmutableList<ObservationCorrected> Corrections { get; init; } = [];

    public ImmutableList<PreDoseReadingsCorrected> ReadingCorrections { get; init; } = [];

    public ImmutableList<DoseCorrected> DoseCorrections { get; init; } = [];

    public ImmutableList<AdverseEventCorrected> AdverseEventCorrections { get; init; } = [];

    public ImmutableList<DueCheck> OpenChecks { get; init; } = [];

    public ImmutableList<CheckMissed> MissedChecks { get; init; } = [];

    public ImmutableList<Alarm> Alarms { get; init; } = [];

    /// <summary>The site's own ladder of who is asked, null where the protocol's holds.</summary>
    public IReadOnlyList<EscalationStep>? Ladder { get; init; }

    public ImmutableList<Emergency> Emergencies { get; init; } = [];

    public ImmutableList<AdverseEventRecorded> AdverseEvents { get; init; } = [];

    public PatientDischarged? Discharge { get; init; }

    public PatientTransferred? Transfer { get; init; }

    internal SessionPlace Place => new(PatientId, PlanId, Number);

    internal Emergency? OpenEmergency => Emergencies.Find(e => e.Closed is null);

    internal static DosingSession Evolve(DosingSession session, DosingSessionEvent happened) =>
        BeforeDoseHistory.Next(session, happened) ?? DoseHistory.Next(session, happened)
            ?? WatchHistory.Next(session, happened)
            ?? throw new System.Diagnostics.UnreachableException(
                $"{happened.GetType().Name} has no place in {nameof(DosingSession)}");
}
