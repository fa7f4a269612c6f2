using Stillwater.Platform.Http;

namespace Stillwater.Integration.Journeys.ListJourneys;

internal static class ListJourneysEndpoint
{
    public static void MapListJourneys(this IEndpointRouteBuilder journeys) =>
        journeys.MapGet("", HandleAsync)
            .AsRead("listJourneys", CareTeam.All)
            .WithSummary("Journeys of the clinic, or of one patient");

    private static Task<IResult> HandleAsync(Guid? patientId, IncomingRead read, CancellationToken ct) =>
        read.ListAsync<JourneyRow>(
            "journeys",
            rows => patientId == null ? rows : rows.Where(r => r.PatientId == patientId),
            row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);
}
