using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Plans.ListPlans;

internal static class ListPlansEndpoint
{
    public static void MapListPlans(this IEndpointRouteBuilder plans) =>
        plans.MapGet("", HandleAsync).AsRead("listPlans", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(Guid? patientId, IncomingRead read, CancellationToken ct) =>
        read.ListAsync<PlanRow>(
            "plans", rows => patientId is null ? rows : rows.Where(r => r.PatientId == patientId),
            row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);
}
