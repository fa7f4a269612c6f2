using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts.AcknowledgingAlert;

/// <summary>A person says that she has seen an alert and acts on it. It is said once.</summary>
/// <param name="By">The person.</param>
/// <param name="Role">In what role.</param>
public sealed record AcknowledgeAlert(string By, string Role) : ICommand<Alert, AlertEvent>
{
    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now) => state switch
    {
        { Raised: null } => PlatformCodes.NotFound,
        { Resolved: not null } => AlertRefusals.Resolved,
        { Acknowledged: { } seen } => seen.By == By ? Decision<AlertEvent>.Nothing : AlertRefusals.AcknowledgedByAnother,
        { Raised: { } raised } => raised.IsAnsweredBy(By, Role)
            ? state.SeenBy(By, Role, now)
            : AlertRefusals.Role(raised.AnsweredBy),
    };
}

internal static class Answering
{
    /// <summary>The roles that the rules ask, and whoever the ladder names.</summary>
    public static bool IsAnsweredBy(this SafetyAlertRaised raised, string by, string role) =>
        raised.AnsweredBy.Contains(role)
        || raised.Ladder.Any(rung => rung.PractitionerId is { } named && named.ToString() == by);

    /// <summary>Of an alert that nobody has acknowledged: the rungs above the one that is asked are asked no longer.</summary>
    public static SafetyAlertAcknowledged SeenBy(this Alert alert, string by, string role, DateTimeOffset now)
    {
        var (ladder, due) = (alert.Raised!.Ladder, alert.Raised.Ladder[0].AnswerBy);
        return new(
            alert.PatientId, by, role, now, now > due ? now - due : TimeSpan.Zero,
            [.. ladder.Select(rung => rung.Step).Where(step => step > alert.Level)]);
    }
}
