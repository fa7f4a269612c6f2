using System.Security.Claims;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.SandboxClocks.GetClock;

/// <summary>What a sandbox clinic's clock shows; it stands still except in an advance.</summary>
/// <param name="Clinic">The clinic's id.</param>
/// <param name="Now">The clinic's time.</param>
/// <param name="Advancing">Whether an advance is moving it; commands are refused meanwhile.</param>
/// <param name="OperationId">The advance that is moving it; null while it stands.</param>
public sealed record ClockView(string Clinic, DateTimeOffset Now, bool Advancing, Guid? OperationId);

internal static class GetClockEndpoint
{
    public static void MapGetClock(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/sandbox/clock", AnswerAsync).AsRead("getSandboxClock", Roles.StaffOrClient);

    private static async Task<IResult> AnswerAsync(
        ClaimsPrincipal principal, ClockStore clocks, CancellationToken cancellation)
    {
        var clinic = Caller.From(principal).Clinic;
        return await clocks.ReadAsync(clinic, cancellation) is { } clock
            ? TypedResults.Ok(new ClockView(clinic, clock.Now, clock.Advance is not null, clock.Advance))
            : new ProblemResult(SandboxRefusals.NotASandbox);
    }
}
