using Stillwater.Clinical.Escalations;
using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts.RaisingAlert;

/// <summary>
/// A person has to look at a patient. The id is derived from what is alarming, so that the same raises one alert.
/// </summary>
/// <param name="AlertId">The alert.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">What is alarming, in kebab-case.</param>
/// <param name="Severity">high, moderate or low.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="Subjects">What it is about: a response, a session, a message.</param>
/// <param name="SeenAt">When it was so.</param>
/// <param name="Site">The escalation list and time zone of the patient's site.</param>
/// <param name="Rules">The alert rules.</param>
public sealed record RaiseAlert(
    Guid AlertId, Guid PatientId, string Kind, string Severity, string RuleId, IReadOnlyList<Guid> Subjects,
    DateTimeOffset SeenAt, AlertSite Site, AlertRuleSet Rules) : ICommand<Alert, AlertEvent>
{
    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now)
    {
        if (state.Raised is not null)
            return Decision<AlertEvent>.Nothing;
        var action = Rules.OfKind(Kind)?.Action;
        return new SafetyAlertRaised(
            PatientId, Kind, Severity, RuleId, Subjects, SeenAt, now,
            EscalationLadder.From(Rules.Ladder(Kind, Severity, Site.Escalation), now), Rules.Asks(Kind, Severity))
        {
            Action = action,
            ActBy = action is null ? null : Site.EndOfDay(now),
        };
    }
}

/// <summary>What an alert asks of the patient's site: whom to ask next, and when the day ends there.</summary>
/// <param name="Escalation">The site's escalation list, empty when it is not known.</param>
/// <param name="TimeZone">The site's time zone; UTC when it is not known.</param>
public sealed record AlertSite(IReadOnlyList<EscalationStep> Escalation, string TimeZone)
{
    /// <summary>No site is known: the rules' own roles are asked, and days end in UTC.</summary>
    public static readonly AlertSite Unknown = new([], "UTC");

    /// <summary>The midnight that ends the day.</summary>
    internal DateTimeOffset EndOfDay(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var midnight = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(1);
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(30);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
