using System.Text.Json.Serialization;
using Stillwater.Clinical.Escalations;

namespace Stillwater.Monitoring.Alerts.Rules;

/// <summary>Who is asked when something is alarming, and within what time. Data, with an id and a source each.</summary>
/// <param name="Version">Version of this file, year and revision.</param>
/// <param name="Severities">How each severity climbs.</param>
/// <param name="Kinds">What is particular to a kind of alert; a kind without a line climbs as its severity says.</param>
public sealed record AlertRuleSet(
    string Version, IReadOnlyList<SeverityRule> Severities, IReadOnlyList<KindRule> Kinds)
{
    /// <summary>Version and hash of the file, as every fact that it decided names it.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    internal SeverityRule Of(string severity) => Severities.Single(s => s.Severity == severity);

    internal KindRule? OfBand(string instrument, string band) =>
        Kinds.FirstOrDefault(k => k.Of is { } of && of.Instrument == instrument && of.Band == band);

    /// <summary>Minutes past its due time after which a missing instrument is an alert, null when it is none.</summary>
    internal int? MissingAfter(string instrument) => OfKind($"{instrument}-missing")?.AfterMinutes;

    internal KindRule? OfKind(string kind) => Kinds.FirstOrDefault(k => k.Kind == kind);

    /// <summary>
    /// The rungs of an alert: first the role that the rules ask, then the site's own list, else the other roles. No rung
    /// has more time than the severity allows, whatever a site's list says.
    /// </summary>
    internal IReadOnlyList<EscalationStep> Ladder(string kind, string severity, IReadOnlyList<EscalationStep> site)
    {
        var within = Of(severity).AckWithinMinutes;
        var roles = Asks(kind, severity);
        var above = site.Count > 0
            ? site.OrderBy(s => s.Order).Select(s => s with { WithinMinutes = Math.Min(s.WithinMinutes, within) })
            : roles.Skip(1).Select(role => new EscalationStep(0, role, within));
        return [.. above.Prepend(new EscalationStep(0, roles[0], within)).Select((step, i) => step with { Order = i + 1 })];
    }

    /// <summary>The roles that may say that they have seen it.</summary>
    internal IReadOnlyList<string> Asks(string kind, string severity) => OfKind(kind)?.Asks ?? Of(severity).Asks;
}

/// <summary>How alerts of one severity climb.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Severity">high, moderate or low.</param>
/// <param name="AckWithinMinutes">Minutes that each rung has to acknowledge, 1–240; at most 15 when high.</param>
/// <param name="Asks">Roles in the order in which they are asked; the same may acknowledge.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record SeverityRule(
    string Id, string Severity, int AckWithinMinutes, IReadOnlyList<string> Asks, string Source);

/// <summary>What is particular to one kind of alert.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Severity">high, moderate or low.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Asks">Roles in the order in which they are asked; those of the severity when left out.</param>
/// <param name="Action">
/// What has to be done on the same day before it can be resolved: psychiatric-assessment or clinician-assessment;
/// nothing in particular when left out.
/// </param>
/// <param name="Of">The band of an instrument that raises it, null when something else does.</param>
/// <param name="AfterMinutes">
/// For an instrument that is owed: minutes past its due time after which the alert is raised; 0–1440.
/// </param>
public sealed record KindRule(
    string Id, string Kind, string Severity, string Source, IReadOnlyList<string>? Asks = null, string? Action = null,
    BandTrigger? Of = null, int? AfterMinutes = null);

/// <summary>A band of an instrument.</summary>
/// <param name="Instrument">Code of the instrument.</param>
/// <param name="Band">The band, as the instrument's definition names it.</param>
public sealed record BandTrigger(string Instrument, string Band);
