using Stillwater.Platform.Http;

namespace Stillwater.Monitoring.Alerts;

/// <summary>A line of the list of alerts.</summary>
/// <param name="Id">The alert.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">What is alarming, such as c-ssrs-high.</param>
/// <param name="Severity">high, moderate or low.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="State">open, acknowledged or resolved.</param>
/// <param name="Subjects">What it is about: a response, a session, a message.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="AckDueAt">Until when the first who was asked has to acknowledge.</param>
/// <param name="EscalationLevel">The rung that is asked, from 1.</param>
/// <param name="ActBy">Until when what it asks for has to be done, null when nothing in particular.</param>
public sealed record AlertRow(
    Guid Id, Guid PatientId, string Kind, string Severity, string RuleId, string State, IReadOnlyList<Guid> Subjects,
    DateTimeOffset RaisedAt, DateTimeOffset AckDueAt, int EscalationLevel, DateTimeOffset? ActBy) : IRow
{
    internal static AlertRow? Next(AlertRow? row, Guid id, AlertEvent happened) => happened switch
    {
        SafetyAlertRaised e => new AlertRow(
            id, e.PatientId, e.Kind, e.Severity, e.RuleId, Alert.Open, e.Subjects, e.RaisedAt, e.Ladder[0].AnswerBy, 1,
            e.ActBy),
        SafetyAlertEscalated e => row! with { EscalationLevel = e.Level },
        SafetyAlertAcknowledged => row! with { State = Alert.Seen },
        SafetyAlertResolved => row! with { State = Alert.Closed },
        _ => row,
    };
}
