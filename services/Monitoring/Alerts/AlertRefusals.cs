using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts;

/// <summary>Why an alert says no.</summary>
internal static class AlertRefusals
{
    public static readonly Refusal Resolved = new(
        "monitoring.alert-resolved", RefusalKind.State, "The alert is resolved: nothing more can be done about it.");

    public static readonly Refusal AcknowledgedByAnother = new(
        "monitoring.alert-acknowledged", RefusalKind.State, "Another person has acknowledged the alert.");

    public static readonly Refusal Top = new(
        "monitoring.alert-top-reached", RefusalKind.State, "The last of the ladder is asked already.");

    public static Refusal Role(IEnumerable<string> asked) => new(
        "monitoring.alert-role", RefusalKind.Role,
        $"This alert is answered by {string.Join(", ", asked)}, or by a person whom its ladder names.");

    public static Refusal AssessmentMissing(string action) => new(
        "monitoring.alert-action-missing", RefusalKind.Rule,
        $"This alert is resolved after a {action} that was recorded since it was raised.")
    { Unmet = [action] };
}
