using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Sites;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts.RaisingAlert;

/// <summary>What is alarming about a patient: the alert in the words of whoever noticed it.</summary>
/// <param name="AlertId">Derived from what is alarming (StableId.From), so that a repeat adds nothing.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">What is alarming, in kebab-case.</param>
/// <param name="Severity">high, moderate or low.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="Subjects">What it is about: a response, a session, a message.</param>
/// <param name="SeenAt">When it was so.</param>
internal sealed record Alarm(
    Guid AlertId, Guid PatientId, string Kind, string Severity, string RuleId, IReadOnlyList<Guid> Subjects,
    DateTimeOffset SeenAt)
{
    /// <summary>An alert of a kind whose severity and id the rules carry.</summary>
    public static Alarm OfKind(
        Guid alertId, Guid patientId, string kind, IReadOnlyList<Guid> subjects, DateTimeOffset seenAt)
    {
        var rule = AlertRules.Shipped.OfKind(kind)
            ?? throw new ArgumentException($"The rules have no kind {kind}.", nameof(kind));
        return new Alarm(alertId, patientId, kind, rule.Severity, rule.Id, subjects, seenAt);
    }
}

internal static class Alarming
{
    /// <summary>
    /// Raises an alert within a piece of work: one stream beside the one that it already appends to. The site's list is
    /// climbed when the patient's plan names a site that is known here.
    /// </summary>
    public static async Task<Decided<Alert>> RaiseAsync(this Work work, Alarm alarm, CancellationToken ct)
    {
        var site = await work.SiteOfAsync(alarm.PatientId, ct);
        return await work.ApplyOrStartAsync<Alert, AlertEvent>(
            alarm.AlertId,
            new RaiseAlert(
                alarm.AlertId, alarm.PatientId, alarm.Kind, alarm.Severity, alarm.RuleId, alarm.Subjects, alarm.SeenAt, site,
                AlertRules.Shipped),
            ct);
    }

    private static async Task<AlertSite> SiteOfAsync(this Work work, Guid patientId, CancellationToken ct) =>
        await work.ReadAsync<PatientMonitoring, PatientMonitoringEvent>(patientId, ct) is { State.SiteId: { } siteId }
        && await work.ReadAsync<Site, SiteEvent>(siteId, ct) is { State: var site }
            ? new AlertSite(site.Escalation, site.TimeZone)
            : AlertSite.Unknown;
}
