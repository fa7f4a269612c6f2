using System.ComponentModel.DataAnnotations;
using Marten;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions.RecordingObservation;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.CorrectingFact;

/// <summary>Corrects a recorded fact; both stay.</summary>
/// <param name="Replacement">What should have been recorded, whole.</param>
/// <param name="Reason">Why, in words, 1–1000 characters; kept closed.</param>
public sealed record CorrectFactRequest(
    RecordObservationRequest Replacement, [property: StringLength(1000, MinimumLength = 1)] string Reason);

internal static class CorrectFactEndpoint
{
    public static readonly Refusal NotCorrectable = new(
        "session.fact-not-correctable", RefusalKind.Rule, "Only a reading is corrected here.");

    public static void MapCorrectFact(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/facts/{eventId:guid}/correction", HandleAsync)
            .AsAddition("correctFact", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, Guid eventId, CorrectFactRequest body, IncomingCommand incoming, Sealer sealer,
        IDocumentStore store, DosingProtocols protocols, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.PrepareAsync(sessionId, body.Reason, sealer, protocols, token) is null)
                    return PlatformCodes.NotFound;
                await using var session = store.QuerySession(work.Clinic);
                var stored = await session.Events.LoadAsync(eventId, token);
                if (stored?.StreamId != sessionId)
                    return PlatformCodes.NotFound;
                if (FormerOf(stored.Data) is not var (takenAt, measures))
                    return NotCorrectable;
                var command = new CorrectObservation(
                    eventId, takenAt, measures, body.Replacement.TakenAt.ToUniversalTime(),
                    body.Replacement.ToMeasures(), incoming.Caller.Actor, protocols);
                return await work.AnswerAsync(
                    sessionId, await work.ApplyAsync(sessionId, command, token), protocols, token);
            }, ct);

    private static (DateTimeOffset TakenAt, Measures Measures)? FormerOf(object fact) => fact switch
    {
        ObservationRecorded e => (e.TakenAt, e.Measures),
        ObservationCorrected e => (e.TakenAt, e.Measures),
        _ => null,
    };
}
