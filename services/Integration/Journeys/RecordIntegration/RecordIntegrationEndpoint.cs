using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Integration.Journeys.RecordIntegration;

/// <summary>What a therapy session was about.</summary>
/// <param name="Themes">1 to 10 codes, such as <c>self-compassion</c>.</param>
/// <param name="Insight">What became clear, up to 4000 characters; read by therapists alone.</param>
/// <param name="Actions">What the patient will do, up to 4000 characters; read by therapists alone.</param>
public sealed record RecordIntegrationRequest(
    [property: Required, MinLength(1), MaxLength(10)] IReadOnlyList<string> Themes,
    [property: StringLength(4000, MinimumLength = 1)] string? Insight = null,
    [property: StringLength(4000, MinimumLength = 1)] string? Actions = null);

/// <summary>A note as it was recorded; its text is read with the journey.</summary>
/// <param name="Id">The note.</param>
/// <param name="Number">The therapy session.</param>
/// <param name="Themes">Its themes.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="EventIds">The events that record it.</param>
public sealed record IntegrationRecordedView(
    Guid Id, int Number, IReadOnlyList<string> Themes, DateTimeOffset RecordedAt, IReadOnlyList<Guid> EventIds);

internal static class RecordIntegrationEndpoint
{
    public const string InsightField = "insight";
    public const string ActionsField = "actions";

    public static void MapRecordIntegration(this IEndpointRouteBuilder journeys) =>
        journeys.MapPost("/{journeyId:guid}/sessions/{number:int}/notes", HandleAsync)
            .AsAddition("recordIntegration", CareTeam.All)
            .WithSummary("Records themes, insight and actions of a therapy session");

    private static Task<IResult> HandleAsync(
        Guid journeyId, int number, RecordIntegrationRequest body, IncomingCommand incoming, Sealer sealer,
        JourneyRules rules, CancellationToken ct)
    {
        var noteId = Guid.CreateVersion7();
        return incoming.RunAsync(async (work, token) =>
        {
            if (await work.ReadAsync<Journey, JourneyEvent>(journeyId, token) is not { } journey)
                return PlatformCodes.NotFound;
            var scope = new SealScope(work.Clinic, journey.State.PatientId);
            work.RuleSet = rules.Name;
            var decided = await work.ApplyAsync<Journey, JourneyEvent>(journeyId, new RecordIntegration(
                noteId, number, body.Themes,
                await sealer.CloseAsync(scope, DataClass.TherapyNotes, InsightField, body.Insight, token),
                await sealer.CloseAsync(scope, DataClass.TherapyNotes, ActionsField, body.Actions, token),
                work.Caller.Actor, rules.Parameters), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Created(
                    $"/v1/journeys/{journeyId}/sessions/{number}", decided.Revision,
                    new IntegrationRecordedView(noteId, number, [.. body.Themes.Distinct()], work.Now, work.EventIds));
        }, ct);
    }
}
