using Stillwater.TreatmentPlans.Authorizations.ChangeAuthorization;
using Stillwater.TreatmentPlans.Authorizations.ListAuthorizations;
using Stillwater.TreatmentPlans.Authorizations.RecordAuthorization;

namespace Stillwater.TreatmentPlans.Authorizations;

/// <summary>Every operation on authorizations, one line each.</summary>
internal static class AuthorizationEndpoints
{
    public static void MapAuthorizations(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/v1/plans").WithTags("Authorizations");
        plans.MapRecordAuthorization();
        plans.MapListAuthorizations();
        plans.MapChangeAuthorization();
    }
}
