using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.CancellingSession;

/// <summary>Cancels a session before its dose.</summary>
/// <param name="Reason">Why, in words, 1–1000 characters; kept closed.</param>
/// <param name="ReasonCode">bp, safety, rems, home-gate, patient or clinic.</param>
public sealed record CancelSessionRequest(
    [property: StringLength(1000, MinimumLength = 1)] string Reason,
    [property: AllowedValues("bp", "safety", "rems", "home-gate", "patient", "clinic")] string ReasonCode = "clinic");

internal static class CancelSessionEndpoint
{
    public static void MapCancelSession(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/cancellation", HandleAsync).AsChange("cancelSession", Roles.Staff);

    private static Task<IResult> HandleAsync(
        Guid sessionId, CancelSessionRequest body, IncomingCommand incoming, Sealer sealer, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.ChangeSessionAsync(
            sessionId, body.Reason, new CancelSession(body.ReasonCode), sealer, protocols, ct);
}
