using System.Security.Claims;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.SandboxClocks.GetOperation;

internal static class GetOperationEndpoint
{
    public static void MapGetOperation(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/operations/{id:guid}", AnswerAsync).AsRead("getOperation", Roles.StaffOrClient);

    private static async Task<IResult> AnswerAsync(
        Guid id, ClaimsPrincipal principal, ClockStore clocks, HttpResponse response, CancellationToken cancellation)
    {
        var advance = await clocks.FindAsync(id, cancellation);
        if (advance is null || advance.ClinicId != Caller.From(principal).Clinic)
            return new ProblemResult(PlatformCodes.NotFound);

        if (advance.State is AdvanceState.Running) response.Headers.RetryAfter = "1";
        return TypedResults.Ok(AdvanceView.Of(advance));
    }
}
