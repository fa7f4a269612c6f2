using Stillwater.Platform.Http;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>A line of the list of sessions.</summary>
/// <param name="Id">The dosing session.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Setting">clinic, certified-hcs or home.</param>
/// <param name="State">scheduled, checked-in, held, cleared, dosing, recovery, discharged or cancelled.</param>
public sealed record SessionRow(
    Guid Id, Guid PatientId, Guid PlanId, int Number, DateTimeOffset StartsAt, string Setting, SessionStep State) : IRow
{
    internal static SessionRow? Next(SessionRow? row, Guid id, DosingSessionEvent happened) => happened switch
    {
        SessionScheduled e => new SessionRow(
            id, e.PatientId, e.PlanId, e.Number, e.StartsAt, e.Setting, SessionStep.Scheduled),
        PatientCheckedIn => row! with { State = SessionStep.CheckedIn },
        SessionHeld => row! with { State = SessionStep.Held },
        SessionCleared => row! with { State = SessionStep.Cleared },
        SessionCancelled => row! with { State = SessionStep.Cancelled },
        DoseStarted => row! with { State = SessionStep.Dosing },
        DoseStopped => row! with { State = SessionStep.Recovery },
        PatientDischarged => row! with { State = SessionStep.Discharged },
        _ => row,
    };
}
