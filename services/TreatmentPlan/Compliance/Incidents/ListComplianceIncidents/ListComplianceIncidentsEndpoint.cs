using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Compliance.Incidents.ListComplianceIncidents;

internal static class ListComplianceIncidentsEndpoint
{
    public static void MapListComplianceIncidents(this IEndpointRouteBuilder incidents) =>
        incidents.MapGet("", HandleAsync).AsRead("listComplianceIncidents", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid? siteId, [AllowedValues(null, IncidentRow.Open, IncidentRow.Resolved)] string? state, IncomingRead read,
        CancellationToken ct) => read.ListAsync<IncidentRow>(
        "compliance-incidents",
        rows => rows.Where(r => (siteId == null || r.SiteId == siteId) && (state == null || r.State == state)),
        row => ValueTask.FromResult<object>(row), _ => Guid.Empty, ct);
}
