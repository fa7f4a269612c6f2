using System.Security.Claims;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.SandboxClocks.AdvanceClock;

/// <summary>How far to move the clinic's clock.</summary>
public sealed record AdvanceClockRequest
{
    /// <summary>
    /// ISO 8601 duration in weeks, days and time, at most 3660 days; <c>PT0S</c> only lets things settle.
    /// </summary>
    public required string By { get; init; }

    /// <summary>
    /// Goes on without a service that is down; its timers then fire late. Without it, the advance waits.
    /// </summary>
    public bool TolerateDown { get; init; }
}

internal static class AdvanceClockEndpoint
{
    /// <summary>How long a caller waits for the answer before it is sent to look by itself.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    public static void MapAdvanceClock(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/sandbox/clock/advance", AnswerAsync).AsCreation("advanceSandboxClock", Roles.StaffOrClient);

    private static async Task<IResult> AnswerAsync(
        AdvanceClockRequest request, ClaimsPrincipal principal, HttpContext http, AdvanceDrives drives,
        CancellationToken cancellation)
    {
        if (IdempotencyKey.Of(http.Request) is not { } key)
            return IdempotencyKey.Missing;
        if (IsoDuration.Parse(request.By) is not { } span)
            return BadDuration;

        var caller = Caller.From(principal);
        var asked = new AdvanceRequest(
            caller.Clinic, caller.Client, caller.Actor, key, span, request.TolerateDown);
        return await drives.BeginAsync(asked, cancellation) switch
        {
            AdvanceStart.Begun begun => await FollowAsync(begun.Advance),
            AdvanceStart.Repeated repeated => await FollowAsync(repeated.Advance),
            AdvanceStart.KeyReused => new ProblemResult(SandboxRefusals.KeyReused),
            AdvanceStart.ClockBusy => new ProblemResult(SandboxRefusals.ClockAdvancing),
            _ => new ProblemResult(SandboxRefusals.NotASandbox),
        };

        async Task<IResult> FollowAsync(Advance advance) =>
            AdvanceView.Answer((await drives.FollowAsync(advance.Id, Wait, cancellation))!, http.Response);
    }

    private static readonly Unanswerable BadDuration = new(
        400, PlatformCodes.Invalid, "One or more members of the body are outside what is allowed; see errors.",
        new FieldFault("/by", "An ISO 8601 duration in weeks, days and time of at most 3660 days, such as P1DT2H."));
}
