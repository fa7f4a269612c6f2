using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts.AcknowledgingAlert;
using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts.ResolvingAlert;

/// <summary>An alert is closed for a reason. Who closes one that nobody has acknowledged has seen it.</summary>
/// <param name="Code">Why, by code.</param>
/// <param name="Reason">Why, in words; sealed.</param>
/// <param name="By">The person.</param>
/// <param name="Role">In what role.</param>
public sealed record ResolveAlert(string Code, Sealed<string> Reason, string By, string Role) : ICommand<Alert, AlertEvent>
{
    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now)
    {
        if (state.Raised is not { } raised)
            return PlatformCodes.NotFound;
        if (state.Resolved is not null)
            return AlertRefusals.Resolved;
        if (!raised.IsAnsweredBy(By, Role))
            return AlertRefusals.Role(raised.AnsweredBy);
        if (raised.Action is { } action && !state.IsActedOn())
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
    Guid AssessmentId, string By, string RiskLevel, string DosingAdvice, DateTimeOffset AssessedAt)
    : ICommand<Alert, AlertEvent>
{
    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now) =>
        state.Raised is null || state.Resolved is not null
        || state.Assessments.Exists(a => a.AssessmentId == AssessmentId)
            ? Decision<AlertEvent>.Nothing
            : new SafetyAlertAssessed(state.PatientId, AssessmentId, By, RiskLevel, DosingAdvice, AssessedAt);
}

internal static class Acting
{
    private const string Psychiatrist = "psychiatrist";

    /// <summary>Whether what the alert asks for was done: a psychiatrist's assessment counts for a clinician's too.</summary>
    public static bool IsActedOn(this Alert alert) =>
        alert.Assessments.Exists(a => alert.Raised?.Action == AlertRules.Clinical || a.By == Psychiatrist);
}
