using System.Text.Json.Serialization;

namespace Stillwater.Monitoring.Alerts.ReadingAlerts;

/// <summary>An alert: a person has to look at the patient. It is never a diagnosis.</summary>
/// <param name="Id">The alert.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">What is alarming, such as c-ssrs-high.</param>
/// <param name="Severity">high, moderate or low.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="State">open, acknowledged or resolved.</param>
/// <param name="Subjects">What it is about: a response, a session, a message.</param>
/// <param name="SeenAt">When what is alarming was so.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="AckDueAt">Until when the first who was asked has to acknowledge.</param>
/// <param name="EscalationLevel">The rung that is asked, from 1.</param>
/// <param name="Ladder">Who is asked, and when.</param>
/// <param name="AnsweredBy">Roles that may acknowledge and resolve it, beside the persons whom the ladder names.</param>
/// <param name="Escalations">Each time that it has climbed.</param>
/// <param name="Acknowledged">Who has seen it, null while nobody has.</param>
/// <param name="Action">
/// psychiatric-assessment or clinician-assessment: what is needed before it can be resolved; null when nothing in
/// particular.
/// </param>
/// <param name="ActBy">Until when that has to be done.</param>
/// <param name="ActionOverdue">Whether it was not done in time.</param>
/// <param name="AssessmentIds">Assessments that were made because of it.</param>
/// <param name="Resolution">How it was closed, null while it is not.</param>
public sealed record AlertView(
    Guid Id, Guid PatientId, string Kind, string Severity, string RuleId, string State, IReadOnlyList<Guid> Subjects,
    DateTimeOffset SeenAt, DateTimeOffset RaisedAt, DateTimeOffset AckDueAt, int EscalationLevel,
    IReadOnlyList<RungView> Ladder, IReadOnlyList<string> AnsweredBy, IReadOnlyList<ClimbView> Escalations,
    AcknowledgementView? Acknowledged, string? Action, DateTimeOffset? ActBy, bool ActionOverdue,
    IReadOnlyList<Guid> AssessmentIds, ResolutionView? Resolution)
{
    /// <summary>Ids of the events that a command has caused; left out of reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    /// <summary>Names what was erased; left out while nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Erased { get; init; }

    internal static AlertView From(Guid id, Alert alert, string? reason)
    {
        var raised = alert.Raised!;
        return new AlertView(
            id, alert.PatientId, raised.Kind, raised.Severity, raised.RuleId, alert.State, raised.Subjects, raised.SeenAt,
            raised.RaisedAt, raised.Ladder[0].AnswerBy, alert.Level,
            [.. raised.Ladder.Select(r => new RungView(r.Step, r.Role, r.PractitionerId, r.AskedAt, r.AnswerBy))],
            raised.AnsweredBy,
            [.. alert.Climbs.Select(ClimbView.From)],
            alert.Acknowledged is { } seen ? new(seen.By, seen.Role, seen.At, Seconds(seen.LateBy)) : null,
            raised.Action, raised.ActBy, alert.Overdue is not null, [.. alert.Assessments.Select(a => a.AssessmentId)],
            alert.Resolved is { } closed ? new(closed.Code, reason, closed.By, closed.At) : null);
    }

    internal static int Seconds(TimeSpan late) => (int)late.TotalSeconds;
}

/// <summary>One rung of an alert's ladder.</summary>
/// <param name="Level">Its place, from 1.</param>
/// <param name="Role">Role of who is asked; named when a site's list names a person.</param>
/// <param name="PractitionerId">The person, null when anybody of the role is asked.</param>
/// <param name="AskedAt">From when on it is asked, while nobody has acknowledged.</param>
/// <param name="AnswerBy">Until when it has to acknowledge.</param>
public sealed record RungView(int Level, string Role, Guid? PractitionerId, DateTimeOffset AskedAt, DateTimeOffset AnswerBy);

/// <summary>One climb.</summary>
/// <param name="Level">The rung that is asked since.</param>
/// <param name="Role">Its role.</param>
/// <param name="PractitionerId">Its person, null when anybody of the role is asked.</param>
/// <param name="At">When.</param>
/// <param name="LateBySeconds">How late the platform was, in seconds.</param>
/// <param name="Cause">not-taken: nobody has acknowledged; platform-down: the platform was away; asked: by a person.</param>
/// <param name="By">Who asked for it, null when the time did.</param>
public sealed record ClimbView(
    int Level, string Role, Guid? PractitionerId, DateTimeOffset At, int LateBySeconds, string Cause, string? By)
{
    internal static ClimbView From(SafetyAlertEscalated climb) => new(
        climb.Level, climb.Role, climb.PractitionerId, climb.At, AlertView.Seconds(climb.LateBy), climb.Cause, climb.By);
}

/// <summary>Who has seen an alert.</summary>
/// <param name="By">The person.</param>
/// <param name="Role">In what role.</param>
/// <param name="At">When.</param>
/// <param name="LateBySeconds">How long after its time, in seconds; 0 when in time.</param>
public sealed record AcknowledgementView(string By, string Role, DateTimeOffset At, int LateBySeconds);

/// <summary>How an alert was closed.</summary>
/// <param name="Code">assessed, contacted, handed-over, false-alarm or no-longer-applies.</param>
/// <param name="Reason">Why, in words; null when it was erased.</param>
/// <param name="By">The person.</param>
/// <param name="At">When.</param>
public sealed record ResolutionView(string Code, string? Reason, string By, DateTimeOffset At);
