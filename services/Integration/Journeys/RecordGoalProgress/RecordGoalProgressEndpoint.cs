using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Integration.Journeys.RecordGoalProgress;

/// <summary>How near the patient feels to a goal.</summary>
/// <param name="Rating">0 (not at all) to 10 (reached).</param>
/// <param name="Note">Up to 2000 characters; kept closed with the patient's key.</param>
public sealed record RecordGoalProgressRequest(
    [property: Required, Range(0, 10)] int Rating,
    [property: StringLength(2000, MinimumLength = 1)] string? Note = null);

/// <summary>Progress as it was recorded.</summary>
/// <param name="Id">The record.</param>
/// <param name="GoalId">The goal.</param>
/// <param name="Rating">0 to 10.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="EventIds">The events that record it.</param>
public sealed record GoalProgressRecordedView(
    Guid Id, Guid GoalId, int Rating, DateTimeOffset RecordedAt, IReadOnlyList<Guid> EventIds);

internal static class RecordGoalProgressEndpoint
{
    public const string Field = "progress-note";

    public static void MapRecordGoalProgress(this IEndpointRouteBuilder journeys) =>
        journeys.MapPost("/{journeyId:guid}/goals/{goalId:guid}/progress", HandleAsync)
            .AsAddition("recordGoalProgress", CareTeam.All)
            .WithSummary("Records how near the patient feels to a goal");

    private static Task<IResult> HandleAsync(
        Guid journeyId, Guid goalId, RecordGoalProgressRequest body, IncomingCommand incoming, Sealer sealer,
        CancellationToken ct)
    {
        var progressId = Guid.CreateVersion7();
        return incoming.RunAsync(async (work, token) =>
        {
            if (await work.ReadAsync<Journey, JourneyEvent>(journeyId, token) is not { } journey)
                return PlatformCodes.NotFound;
            var note = await sealer.CloseAsync(
                new SealScope(work.Clinic, journey.State.PatientId), DataClass.ClinicalText, Field, body.Note, token);
            var decided = await work.ApplyAsync<Journey, JourneyEvent>(
                journeyId, new RecordGoalProgress(progressId, goalId, body.Rating, note, work.Caller.Actor), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Created(
                    $"/v1/journeys/{journeyId}", decided.Revision,
                    new GoalProgressRecordedView(progressId, goalId, body.Rating, work.Now, work.EventIds));
        }, ct);
    }
}
