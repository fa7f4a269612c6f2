using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;

namespace Stillwater.Integration.Journeys.CancelIntegrationSession;

/// <summary>A therapy session will not take place.</summary>
/// <param name="Reason"><c>patient</c>, <c>therapist</c>, <c>clinic</c> or <c>rescheduled</c>.</param>
public sealed record CancelIntegrationSessionRequest(
    [property: Required, AllowedValues(
        CancellationReason.Patient, CancellationReason.Therapist, CancellationReason.Clinic,
        CancellationReason.Rescheduled)]
    string Reason);

/// <summary>A cancelled therapy session.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Number">The therapy session.</param>
/// <param name="State">cancelled.</param>
/// <param name="Reason">Why.</param>
/// <param name="EventIds">The events that record it.</param>
public sealed record IntegrationCancelledView(
    Guid Id, int Number, string State, string Reason, IReadOnlyList<Guid> EventIds);

internal static class CancelIntegrationSessionEndpoint
{
    public static void MapCancelIntegrationSession(this IEndpointRouteBuilder journeys) =>
        journeys.MapPost("/{journeyId:guid}/sessions/{number:int}/cancellation", HandleAsync)
            .AsChange("cancelIntegrationSession", CareTeam.All)
            .WithSummary("Cancels a therapy session");

    private static Task<IResult> HandleAsync(
        Guid journeyId, int number, CancelIntegrationSessionRequest body, IncomingCommand incoming,
        CancellationToken ct) =>
        incoming.RunAsync(async (work, token) =>
        {
            var decided = await work.ChangeAsync<Journey, JourneyEvent>(
                journeyId, new CancelIntegrationSession(number, body.Reason, work.Caller.Actor), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new IntegrationCancelledView(
                    journeyId, number, SessionState.Cancelled, body.Reason, work.EventIds));
        }, ct);
}
