using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.ChangingRate;

/// <summary>Changes the rate of a running infusion.</summary>
/// <param name="MgPerMin">Milligrams per minute, 0–50; 0 lets it stand still.</param>
/// <param name="Reason">alarm, tolerability, patient-request, malfunction or resumed.</param>
/// <param name="ChangedAt">When; after the last change and not in the future.</param>
public sealed record ChangeRateRequest(
    [property: Range(0.0, 50)] decimal MgPerMin,
    [property: AllowedValues("alarm", "tolerability", "patient-request", "malfunction", "resumed")] string Reason,
    DateTimeOffset ChangedAt);

internal static class ChangeRateEndpoint
{
    public static void MapChangeRate(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/doses/{n:int}/rate", HandleAsync).AsChange("changeRate", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, int n, ChangeRateRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.ChangeSessionAsync(
            sessionId,
            new ChangeRate(
                n, body.MgPerMin, body.Reason, body.ChangedAt.ToUniversalTime(), incoming.Caller.Actor, protocols),
            protocols, ct);
}
