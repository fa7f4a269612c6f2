using System.Collections.Immutable;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>How readings, alarms and emergencies move a session; null for everything else.</summary>
internal static class WatchHistory
{
    public static DosingSession? Next(DosingSession session, DosingSessionEvent happened) => happened switch
    {
        ObservationRecorded e => session with
        {
            Observations = session.Observations.Add(e),
            OpenChecks = InOrder(Without(session, e.Meets), e.Owes ?? []),
        },
        ObservationCorrected e => session with
        {
            Observations = [.. session.Observations.Select(o => o.TakenAt == e.FormerTakenAt && o.Measures == e.Former
                ? o with { TakenAt = e.TakenAt, Measures = e.Measures } : o)],
            Corrections = session.Corrections.Add(e),
        },
        CheckMissed e => session with
        {
            OpenChecks = InOrder(Without(session, [e.Key]), e.Owes ?? []),
            MissedChecks = session.MissedChecks.Add(e),
        },
        MissedCheckReceived e => session with
        {
            MissedChecks =
                [.. session.MissedChecks.Select(m => m.Key == e.Key ? m with { Cause = CheckCauses.NotReceived } : m)],
        },
        AlarmRaised e => session with { Alarms = session.Alarms.Add(new Alarm(e, 1, null)) },
        AlarmEscalated e => WithAlarm(session, e.Alarm, alarm => alarm with { Step = e.Step }),
        AlarmAcknowledged e => WithAlarm(session, e.Alarm, alarm => alarm with { Acknowledged = e }),
        AdverseEventRecorded e => session with { AdverseEvents = session.AdverseEvents.Add(e) },
        AdverseEventCorrected e => session with
        {
            AdverseEvents =
                [.. session.AdverseEvents.Select(a => a.AdverseEventId == e.Now.AdverseEventId ? e.Now : a)],
            AdverseEventCorrections = session.AdverseEventCorrections.Add(e),
        },
        EmergencyOpened e => session with
        {
            Emergencies = session.Emergencies.Add(new Emergency(e, [], null)),
            OpenChecks = InOrder(session.OpenChecks, e.Owes),
        },
        EmergencyActionTaken e => WithEmergency(session, e.Emergency, m => m with { Actions = m.Actions.Add(e) }),
        EmergencyClosed e => WithEmergency(session, e.Emergency, m => m with { Closed = e }),
        _ => null,
    };

    public static IEnumerable<DueCheck> Without(DosingSession session, IReadOnlyList<string> keys) =>
        session.OpenChecks.Where(c => !keys.Contains(c.Key));

    public static ImmutableList<DueCheck> InOrder(IEnumerable<DueCheck> open, IReadOnlyList<DueCheck> owed) =>
        [.. open.Where(c => owed.All(o => o.Key != c.Key)).Concat(owed)
            .OrderBy(c => c.DueAt).ThenBy(c => c.Key, StringComparer.Ordinal)];

    private static DosingSession WithAlarm(DosingSession session, int number, Func<Alarm, Alarm> change) =>
        session with { Alarms = [.. session.Alarms.Select(a => a.Number == number ? change(a) : a)] };

    private static DosingSession WithEmergency(DosingSession session, int number, Func<Emergency, Emergency> change) =>
        session with
        {
            Emergencies = [.. session.Emergencies.Select(e => e.Opened.Emergency == number ? change(e) : e)],
        };
}
