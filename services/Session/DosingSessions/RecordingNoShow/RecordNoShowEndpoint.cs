using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingNoShow;

/// <summary>The patient did not come.</summary>
/// <param name="Note">What was tried to reach her, 1–1000 characters; kept closed.</param>
public sealed record RecordNoShowRequest([property: StringLength(1000, MinimumLength = 1)] string Note);

internal static class RecordNoShowEndpoint
{
    public static void MapRecordNoShow(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/no-show", HandleAsync).AsChange("recordNoShow", Roles.Staff);

    private static Task<IResult> HandleAsync(
        Guid sessionId, RecordNoShowRequest body, IncomingCommand incoming, Sealer sealer, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.ChangeSessionAsync(sessionId, body.Note, new RecordNoShow(), sealer, protocols, ct);
}
