using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;

namespace Stillwater.Integration.Journeys.CompleteIntegrationSession;

/// <summary>A therapy session has taken place.</summary>
/// <param name="CompletedAt">When it ended, not in the future.</param>
public sealed record CompleteIntegrationSessionRequest([property: Required] DateTimeOffset CompletedAt);

/// <summary>A completed therapy session.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Number">The therapy session.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="FollowUp">
/// not-due, awaited, met or missed: whether integration followed the dosing session; null without one.
/// </param>
/// <param name="EventIds">The events that record it.</param>
public sealed record IntegrationCompletedView(
    Guid Id, int Number, DateTimeOffset CompletedAt, string? FollowUp, IReadOnlyList<Guid> EventIds);

internal static class CompleteIntegrationSessionEndpoint
{
    public static void MapCompleteIntegrationSession(this IEndpointRouteBuilder journeys) =>
        journeys.MapPost("/{journeyId:guid}/sessions/{number:int}/completion", HandleAsync)
            .AsChange("completeIntegrationSession", CareTeam.All)
            .WithSummary("Completes a therapy session");

    private static Task<IResult> HandleAsync(
        Guid journeyId, int number, CompleteIntegrationSessionRequest body, IncomingCommand incoming,
        CancellationToken ct)
    {
        var completedAt = body.CompletedAt.ToUniversalTime();
        return incoming.RunAsync(async (work, token) =>
        {
            var decided = await work.ChangeAsync<Journey, JourneyEvent>(
                journeyId, new CompleteIntegrationSession(number, completedAt, work.Caller.Actor), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new IntegrationCompletedView(
                    journeyId, number, completedAt, FollowUpOf(decided.State, number), work.EventIds));
        }, ct);
    }

    private static string? FollowUpOf(Journey journey, int number) =>
        journey.Session(number)?.DosingSessionId is { } dosed ? journey.Dosing(dosed)?.FollowUp : null;
}
