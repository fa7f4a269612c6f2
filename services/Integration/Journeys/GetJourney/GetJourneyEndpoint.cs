using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Integration.Journeys.GetJourney;

internal static class GetJourneyEndpoint
{
    public static void MapGetJourney(this IEndpointRouteBuilder journeys) =>
        journeys.MapGet("/{journeyId:guid}", HandleAsync)
            .AsRead("getJourney", CareTeam.All)
            .WithSummary("A journey with goals, therapy sessions and follow-up; note texts for therapists alone");

    private static Task<IResult> HandleAsync(Guid journeyId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<Journey, JourneyEvent>(journeyId, "journey", async (folded, token) =>
        {
            var scope = new SealScope(read.Caller.Clinic, folded.State.PatientId);
            var withTherapyNotes = CareTeam.ReadsTherapyNotes(read.Caller.Role);
            return await new JourneyReading(folded.State, scope, withTherapyNotes, sealer).ReadAsync(token);
        }, ct);
}
