using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Compliance.Incidents.RaiseIncident;

/// <summary>An incident is raised once, however often its ground is heard of.</summary>
public sealed record RaiseIncident(string Kind, Guid? SiteId, string RuleId, Guid EvidenceId)
    : ICommand<Incident, IncidentEvent>
{
    public Decision<IncidentEvent> Decide(Incident state, DateTimeOffset now) => state.Raised is null
        ? new IncidentRaised(Kind, SiteId, RuleId, EvidenceId, now)
        : Decision<IncidentEvent>.Nothing;
}
