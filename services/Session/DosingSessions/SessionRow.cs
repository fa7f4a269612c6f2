using System.Text.Json.Serialization;
using Stillwater.Platform.Http;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>A line of the list of sessions, and of the board of those that run.</summary>
/// <param name="Id">The dosing session.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Setting">clinic, certified-hcs or home.</param>
/// <param name="State">scheduled, checked-in, held, cleared, dosing, recovery, discharged, cancelled, deferred, no-show,
/// aborted or transferred.</param>
/// <param name="ChairId">The chair, null when none was named.</param>
/// <param name="DoseStartedAt">When the dose began, null before.</param>
/// <param name="Due">Readings that are owed, in order.</param>
/// <param name="OpenAlarms">Alarms that nobody has acknowledged, by number.</param>
/// <param name="LastReadingAt">When the last reading was taken, null before the first.</param>
/// <param name="Revision">Rises with each change of this line.</param>
public sealed record SessionRow(
    Guid Id, Guid PatientId, Guid PlanId, int Number, DateTimeOffset StartsAt, string Setting, SessionStep State,
    string? ChairId = null, DateTimeOffset? DoseStartedAt = null, IReadOnlyList<DueCheck>? Due = null,
    IReadOnlyList<OpenAlarm>? OpenAlarms = null, DateTimeOffset? LastReadingAt = null, int Revision = 0) : IRow
{
    /// <summary>Whether the patient is here: what a board of running sessions shows.</summary>
    [JsonIgnore]
    public bool IsRunning => State is SessionStep.CheckedIn or SessionStep.Held or SessionStep.Cleared
        or SessionStep.Dosing or SessionStep.Recovery;

    internal static SessionRow? Next(SessionRow? row, Guid id, DosingSessionEvent happened)
    {
        var next = Moved(row, id, happened);
        return next is null || ReferenceEquals(next, row) ? row : next with { Revision = next.Revision + 1 };
    }

    private static SessionRow? Moved(SessionRow? row, Guid id, DosingSessionEvent happened) => happened switch
    {
        SessionScheduled e => new SessionRow(
            id, e.PatientId, e.PlanId, e.Number, e.StartsAt, e.Setting, SessionStep.Scheduled, e.ChairId),
        SessionRescheduled e => row! with { StartsAt = e.StartsAt, ChairId = e.ChairId, State = SessionStep.Scheduled },
        PatientCheckedIn => row! with { State = SessionStep.CheckedIn },
        SessionHeld or OutsideHoldPlaced => row! with { State = SessionStep.Held },
        SessionCleared => row! with { State = SessionStep.Cleared },
        SessionDeferred => row! with { State = SessionStep.Deferred },
        SessionCancelled => row! with { State = SessionStep.Cancelled },
        NoShowRecorded => row! with { State = SessionStep.NoShow },
        SessionAborted { AfterDose: false } => row! with { State = SessionStep.Aborted },
        DoseStarted e => row! with { State = SessionStep.Dosing, DoseStartedAt = e.StartedAt, Due = e.Checks },
        DoseStopped e => row!.Owing(e.NoLongerOwed, e.Checks) with { State = SessionStep.Recovery },
        ObservationRecorded e => row!.Owing(e.Meets, e.Owes) with
        {
            LastReadingAt = row.LastReadingAt > e.TakenAt ? row.LastReadingAt : e.TakenAt,
        },
        CheckMissed e => row!.Owing([e.Key], e.Owes),
        EmergencyOpened e => row!.Owing([], e.Owes),
        AlarmRaised e => row! with { OpenAlarms = [.. row.OpenAlarms ?? [], new OpenAlarm(e.Alarm, e.Code, e.Level, 1)] },
        AlarmEscalated e => row! with
        {
            OpenAlarms = [.. (row.OpenAlarms ?? []).Select(a => a.N == e.Alarm ? a with { Step = e.Step } : a)],
        },
        AlarmAcknowledged e => row! with { OpenAlarms = [.. (row.OpenAlarms ?? []).Where(a => a.N != e.Alarm)] },
        PatientDischarged => row! with { State = SessionStep.Discharged, Due = [] },
        PatientTransferred => row! with { State = SessionStep.Transferred, Due = [] },
        _ => row,
    };

    private SessionRow Owing(IReadOnlyList<string> noLonger, IReadOnlyList<DueCheck>? owed) => this with
    {
        Due = WatchHistory.InOrder((Due ?? []).Where(c => !noLonger.Contains(c.Key)), owed ?? []),
    };
}

/// <summary>An alarm that nobody has acknowledged.</summary>
/// <param name="N">Its number in the session, from 1.</param>
/// <param name="Code">What is alarming.</param>
/// <param name="Level">warn or critical.</param>
/// <param name="Step">The rung of the ladder that is asked, from 1.</param>
public sealed record OpenAlarm(int N, string Code, string Level, int Step);
