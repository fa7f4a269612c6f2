using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.AddingDevice;

/// <summary>One nasal device.</summary>
/// <param name="Lot">The manufacturer's lot number, 1–64 characters.</param>
/// <param name="At">When the patient used it.</param>
public sealed record DeviceRequest([property: StringLength(64, MinimumLength = 1)] string Lot, DateTimeOffset At)
{
    internal DeviceUsed ToDevice() => new(Lot, At.ToUniversalTime());
}

internal static class AddDeviceEndpoint
{
    public static void MapAddDevice(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/doses/{n:int}/devices", HandleAsync).AsChange("addDevice", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, int n, DeviceRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.ChangeSessionAsync(
            sessionId, new AddDevice(n, body.ToDevice(), incoming.Caller.Actor, protocols), protocols, ct);
}
