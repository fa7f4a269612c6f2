using Stillwater.TreatmentPlans.Compliance.Incidents.ListComplianceIncidents;
using Stillwater.TreatmentPlans.Compliance.Incidents.ResolveComplianceIncident;

namespace Stillwater.TreatmentPlans.Compliance.Incidents;

/// <summary>Every operation on incidents, one line each.</summary>
internal static class IncidentEndpoints
{
    public static void MapComplianceIncidents(this IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup("/v1/compliance-incidents").WithTags("Compliance");
        incidents.MapListComplianceIncidents();
        incidents.MapResolveComplianceIncident();
    }
}
