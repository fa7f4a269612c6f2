using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Compliance.Incidents;

/// <summary>What can happen to a compliance incident.</summary>
public abstract record IncidentEvent
{
    private protected IncidentEvent() { }
}

/// <summary>Something that the rules ask for was not done in time.</summary>
/// <param name="Kind">One of <see cref="IncidentKinds"/>.</param>
/// <param name="SiteId">The site, null when it is not known.</param>
/// <param name="RuleId">The rule that was broken.</param>
/// <param name="EvidenceId">The record or fact that shows it.</param>
/// <param name="RaisedAt">When it was found.</param>
public sealed record IncidentRaised(
    string Kind, Guid? SiteId, string RuleId, Guid EvidenceId, DateTimeOffset RaisedAt) : IncidentEvent;

/// <summary>A medical director has said what was done about it.</summary>
public sealed record IncidentResolved(Sealed<string> Resolution, string ResolvedBy, DateTimeOffset ResolvedAt)
    : IncidentEvent;

/// <summary>Kinds of incidents.</summary>
public static class IncidentKinds
{
    public const string SafetyLapsed = "safety-lapsed";
    public const string CertificationLapsed = "certification-lapsed";
    public const string RemsFormOverdue = "rems-form-overdue";
}
