using Stillwater.Clinical.Escalations;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>Turns what is alarming into alarms: each excursion once, a graver one again, never less for a correction.</summary>
internal static class SessionAlarms
{
    /// <summary>Alarms that the readings call for and that have not been raised.</summary>
    public static IEnumerable<AlarmRaised> FromReadings(
        DosingSession session, DosingProtocol protocol, DateTimeOffset now)
    {
        if (protocol.Alarms is not { } rules || session.Dose is not { } dose)
            yield break;
        var raised = session.Alarms.Select(a => a.Raised).ToList();
        var alarming = rules.Excursions(session.Observations, session.Assessed?.DecidedOn, now)
            .Where(e => e.SeenAt is not null)
            .OrderByDescending(e => AlarmLevels.Rising.ToList().IndexOf(e.Rule.Level)).ThenBy(e => e.SeenAt);
        foreach (var excursion in alarming)
        {
            var (rule, seenAt) = (excursion.Rule, excursion.SeenAt!.Value);
            if (raised.Any(a => a.Code == rule.Code && AlarmLevels.Covers(a.Level, rule.Level)
                && a.SeenAt >= excursion.From && a.SeenAt <= excursion.Until))
                continue;
            var alarm = Raise(
                session.Place, raised.Count + 1, (rule.Code, rule.Level, rule.Id), excursion.Value, seenAt, now, session, rules);
            raised.Add(alarm);
            yield return alarm;
            if (rule.Level == AlarmLevels.Critical && IsExtended(dose, protocol, now)
                && raised.All(a => a.Code != rules.TransferDecision.Code))
            {
                raised.Add(ForTransfer(session, raised.Count + 1, rules, now));
                yield return raised[^1];
            }
        }
    }

    /// <summary>The alarm of a reading that was not there; one that is still open stands for the next one too.</summary>
    public static IEnumerable<AlarmRaised> FromMissedCheck(
        DosingSession session, DosingProtocol protocol, DueCheck owed, DateTimeOffset noticedAt)
    {
        if (protocol.Alarms is not { MissedCheck: var call } rules
            || session.Alarms.Any(a => a.IsOpen && a.Raised.Code == call.Code))
            return [];
        return [Raise(
            session.Place, session.Alarms.Count + 1, (call.Code, call.Level, call.Id), null, owed.DueAt, noticedAt, session,
            rules)];
    }

    /// <summary>Asks for the decision on a transfer, once.</summary>
    public static IEnumerable<AlarmRaised> FromTransferDecision(
        DosingSession session, DosingProtocol protocol, DateTimeOffset now) =>
        protocol.Alarms is { } rules && session.Alarms.All(a => a.Raised.Code != rules.TransferDecision.Code)
            ? [ForTransfer(session, session.Alarms.Count + 1, rules, now)]
            : [];

    /// <summary>A cause outside the readings that the people beside the patient must hear of.</summary>
    public static AlarmRaised Of(
        DosingSession session, AlarmRules rules, string code, string level, string ruleId, DateTimeOffset now) =>
        Raise(session.Place, session.Alarms.Count + 1, (code, level, ruleId), null, now, now, session, rules);

    private static AlarmRaised ForTransfer(DosingSession session, int number, AlarmRules rules, DateTimeOffset now) =>
        Raise(
            session.Place, number, (rules.TransferDecision.Code, rules.TransferDecision.Level, rules.TransferDecision.Id),
            null, now, now, session, rules);

    /// <summary>Past the end of the scheduled observation the patient should have gone: worse then is a decision.</summary>
    private static bool IsExtended(DoseStarted dose, DosingProtocol protocol, DateTimeOffset now) =>
        now > dose.StartedAt.AddMinutes(protocol.Observation.RecoveryUntilMinute.Value
            + protocol.Observation.RecoveryEveryMinutes.Value);

    private static AlarmRaised Raise(
        SessionPlace place, int number, (string Code, string Level, string RuleId) what, decimal? value,
        DateTimeOffset seenAt, DateTimeOffset raisedAt, DosingSession session, AlarmRules rules) => new(
        place, number, what.Code, what.Level, what.RuleId, value, seenAt, raisedAt,
        EscalationLadder.From(
            session.Ladder ?? rules.Escalation.Select(r => new EscalationStep(r.Order, r.Role, r.WithinMinutes)), raisedAt));
}
