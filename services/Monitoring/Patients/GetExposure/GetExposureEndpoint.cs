using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Patients.GetExposure;

/// <summary>What a patient has been given, over all plans.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Doses">Doses in all.</param>
/// <param name="Sessions">Sessions with a dose.</param>
/// <param name="Routes">The same by drug and route; milligrams of two drugs are never added up.</param>
public sealed record ExposureView(Guid PatientId, int Doses, int Sessions, IReadOnlyList<RouteExposure> Routes)
{
    internal static ExposureView From(PatientMonitoring patient) => new(
        patient.PatientId,
        patient.Exposure.Count(e => !e.IsCorrection),
        patient.Exposure.Select(e => e.SessionId).Distinct().Count(),
        [
            .. patient.Exposure.GroupBy(e => (e.Drug, e.Route)).OrderBy(g => g.Key.Drug).ThenBy(g => g.Key.Route)
                .Select(g => new RouteExposure(
                    g.Key.Drug, g.Key.Route, g.Count(e => !e.IsCorrection), g.Sum(e => e.Mg), g.Min(e => e.At),
                    g.Where(e => !e.IsCorrection).Max(e => (DateTimeOffset?)e.At))),
        ]);
}

/// <summary>What was given of one drug by one route.</summary>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="Doses">Doses.</param>
/// <param name="CumulativeMg">Milligrams really given, as corrected.</param>
/// <param name="FirstAt">When the first of them ended.</param>
/// <param name="LastAt">When the last of them ended.</param>
public sealed record RouteExposure(
    string Drug, string Route, int Doses, decimal CumulativeMg, DateTimeOffset FirstAt, DateTimeOffset? LastAt);

internal static class GetExposureEndpoint
{
    public static void MapGetExposure(this IEndpointRouteBuilder patient) =>
        patient.MapGet("/exposure", HandleAsync)
            .AsRead("getExposure", [.. Roles.Clinical, Roles.Client])
            .WithSummary("Doses and cumulative milligrams of a patient, by drug and route");

    private static Task<IResult> HandleAsync(Guid patientId, IncomingRead read, CancellationToken ct) =>
        read.ViewAsync<PatientMonitoring, PatientMonitoringEvent>(
            patientId, "exposure", (folded, _) => ValueTask.FromResult<object>(ExposureView.From(folded.State)), ct);
}
