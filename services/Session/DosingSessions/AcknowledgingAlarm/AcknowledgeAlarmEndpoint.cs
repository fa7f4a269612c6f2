using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.AcknowledgingAlarm;

/// <summary>Says that the caller has seen the alarm and acts on it.</summary>
/// <param name="Seen">True.</param>
public sealed record AcknowledgeAlarmRequest(
    [property: System.ComponentModel.DataAnnotations.AllowedValues(true)] bool Seen);

internal static class AcknowledgeAlarmEndpoint
{
    public static void MapAcknowledgeAlarm(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/alarms/{n:int}/acknowledgement", HandleAsync)
            .AsAddition("acknowledgeAlarm", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, int n, AcknowledgeAlarmRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.AddToSessionAsync(sessionId, new AcknowledgeAlarm(n, incoming.Caller.Actor), protocols, ct);
}
