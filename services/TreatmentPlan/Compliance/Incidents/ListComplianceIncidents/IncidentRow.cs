using Stillwater.Platform.Http;

namespace Stillwater.TreatmentPlans.Compliance.Incidents.ListComplianceIncidents;

/// <summary>One line of the list of incidents.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Kind">safety-lapsed, certification-lapsed or rems-form-overdue.</param>
/// <param name="SiteId">The site, null when it is not known.</param>
/// <param name="RuleId">The rule that was broken.</param>
/// <param name="EvidenceId">The record or fact that shows it.</param>
/// <param name="State">open or resolved.</param>
/// <param name="RaisedAt">When it was found.</param>
/// <param name="ResolvedAt">When it was resolved, null while it is open.</param>
public sealed record IncidentRow(
    Guid Id, string Kind, Guid? SiteId, string RuleId, Guid EvidenceId, string State, DateTimeOffset RaisedAt,
    DateTimeOffset? ResolvedAt)
    : IRow
{
    public const string Open = "open";
    public const string Resolved = "resolved";

    internal static IncidentRow? Next(IncidentRow? row, Guid id, IncidentEvent happened) => (row, happened) switch
    {
        (_, IncidentRaised e) => new IncidentRow(
            id, e.Kind, e.SiteId, e.RuleId, e.EvidenceId, Open, e.RaisedAt, null),
        (null, _) => null,
        (_, IncidentResolved e) => row with { State = Resolved, ResolvedAt = e.ResolvedAt },
        _ => row,
    };
}
