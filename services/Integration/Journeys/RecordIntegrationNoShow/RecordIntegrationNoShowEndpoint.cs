using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;

namespace Stillwater.Integration.Journeys.RecordIntegrationNoShow;

/// <summary>A therapy session to which the patient did not come.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Number">The therapy session.</param>
/// <param name="State">no-show.</param>
/// <param name="EventIds">The events that record it.</param>
public sealed record IntegrationNoShowView(Guid Id, int Number, string State, IReadOnlyList<Guid> EventIds);

internal static class RecordIntegrationNoShowEndpoint
{
    public static void MapRecordIntegrationNoShow(this IEndpointRouteBuilder journeys) =>
        journeys.MapPost("/{journeyId:guid}/sessions/{number:int}/no-show", HandleAsync)
            .AsChange("recordIntegrationNoShow", CareTeam.All)
            .WithSummary("Records that the patient did not come to a therapy session");

    private static Task<IResult> HandleAsync(
        Guid journeyId, int number, IncomingCommand incoming, CancellationToken ct) =>
        incoming.RunAsync(async (work, token) =>
        {
            var decided = await work.ChangeAsync<Journey, JourneyEvent>(
                journeyId, new RecordIntegrationNoShow(number, work.Caller.Actor), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new IntegrationNoShowView(
                    journeyId, number, SessionState.NoShow, work.EventIds));
        }, ct);
}
