using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Compliance.Incidents;

/// <summary>Raises an incident in the commit of what it was found by.</summary>
internal static class SiteIncidents
{
    public static Task RaiseAsync(
        Work work, string kind, Guid? site, string ruleId, Guid evidence, CancellationToken ct) =>
        work.ApplyOrStartAsync<Incident, IncidentEvent>(
            Incident.StreamOf(kind, evidence), new RaiseIncident.RaiseIncident(kind, site, ruleId, evidence), ct);
}
