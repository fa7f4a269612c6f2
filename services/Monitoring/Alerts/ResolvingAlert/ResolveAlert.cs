using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts.AcknowledgingAlert;
using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts.ResolvingAlert;

/// <summary>An alert is closed for a reason. Who closes one that nobody has acknowledged has seen it.</summary>
/// <param name="Code">Why, by code.</param>
/// <param name="Reason">Why, in words; sealed.</param>
/// <param name="By">The person.</param>
/// <param name="Role">In what role.</param>
public sealed record ResolveAlert(string Code, Sealed<string> Reason, string By, string Role) : ICommand<Alert, AlertEvent>
{
    /// <summary>Assessments of the patient, whatever they were made for.</summary>
    public IReadOnlyList<SafetyAssessed> Known { get; init; } = [];

    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now)
    {
        if (state.Raised is not { } raised)
            return PlatformCodes.NotFound;
        if (state.Resolved is not null)
            return AlertRefusals.Resolved;
        if (!raised.IsAnsweredBy(By, Role))
            return AlertRefusals.Role(raised.AnsweredBy);
        if (raised.Action is { } action && !state.IsActedOn()
            && !Known.Any(a => a.AssessedAt >= raised.RaisedAt && raised.IsMetBy(a.By)))
            return AlertRefusals.AssessmentMissing(action);
        var resolved = new SafetyAlertResolved(state.PatientId, raised.Kind, raised.Severity, Code, By, now)
        {
            Reason = Reason,
        };
        return state.Acknowledged is null ? [state.SeenBy(By, Role, now), resolved] : new AlertEvent[] { resolved };
    }
}

/// <summary>An assessment that was made because of an alert stands beside it; the same twice is one.</summary>
public sealed record NoteAssessment(
    Guid AssessmentId, string By, string RiskLevel, string DosingAdvice, DateTimeOffset AssessedAt, string Actor, string Role)
    : ICommand<Alert, AlertEvent>
{
    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now)
    {
        if (state.Raised is not { } raised || state.Resolved is not null
            || state.Assessments.Exists(a => a.AssessmentId == AssessmentId))
            return Decision<AlertEvent>.Nothing;
        var assessed = new SafetyAlertAssessed(state.PatientId, AssessmentId, By, RiskLevel, DosingAdvice, AssessedAt);
        return state.Acknowledged is null && raised.IsAnsweredBy(Actor, Role)
            ? [state.SeenBy(Actor, Role, now), assessed]
            : new AlertEvent[] { assessed };
    }
}

internal static class Acting
{
    private const string Psychiatrist = "psychiatrist";

    /// <summary>Whether what the alert asks for was done: a psychiatrist's assessment counts for a clinician's too.</summary>
    public static bool IsActedOn(this Alert alert) =>
        alert.Raised is { } raised && alert.Assessments.Exists(a => raised.IsMetBy(a.By));

    public static bool IsMetBy(this SafetyAlertRaised raised, string by) =>
        raised.Action == AlertRules.Clinical || by == Psychiatrist;
}
