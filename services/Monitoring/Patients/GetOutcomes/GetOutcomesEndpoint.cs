using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Patients.GetOutcomes;

internal static class GetOutcomesEndpoint
{
    private static readonly string[] Readers = [.. Roles.Clinical, Roles.Therapist, Roles.Client];

    public static void MapGetOutcomes(this IEndpointRouteBuilder patient) =>
        patient.MapGet("/outcomes", HandleAsync)
            .AsRead("getOutcomes", Readers)
            .WithSummary("Baseline, series, response, remission and trend of every instrument");

    private static Task<IResult> HandleAsync(
        Guid patientId, IncomingRead read, OutcomeRules rules, CancellationToken ct) =>
        read.ViewAsync<PatientMonitoring, PatientMonitoringEvent>(
            patientId, "outcomes",
            (folded, _) => ValueTask.FromResult<object>(OutcomesView.From(folded.State, rules)), ct);
}
