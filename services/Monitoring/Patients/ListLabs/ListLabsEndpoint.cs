using Stillwater.Monitoring.Patients.RecordLab;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Patients.ListLabs;

/// <summary>A patient's results of laboratories outside a screening, the newest first.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Items">The results.</param>
public sealed record LabsView(Guid PatientId, IReadOnlyList<LabView> Items)
{
    internal static LabsView From(PatientMonitoring patient) => new(
        patient.PatientId,
        [
            .. patient.Labs.OrderByDescending(l => l.TakenAt).ThenBy(l => l.LabId).Select(l => new LabView(
                l.LabId, l.Test, l.Value, l.Unit, l.UpperLimit, l.Interpretation, l.TakenAt,
                [.. l.Findings.Select(LabFindingView.From)])),
        ]);
}

/// <summary>One result.</summary>
/// <param name="Id">The result.</param>
/// <param name="Test">Code of the test.</param>
/// <param name="Value">The number, null where there is none.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="UpperLimit">Upper limit of normal of that laboratory, null when it was not given.</param>
/// <param name="Interpretation">normal, abnormal, positive or negative.</param>
/// <param name="TakenAt">When the sample was taken.</param>
/// <param name="Findings">What the rules asked for because of it.</param>
public sealed record LabView(
    Guid Id, string Test, decimal? Value, string? Unit, decimal? UpperLimit, string Interpretation,
    DateTimeOffset TakenAt, IReadOnlyList<LabFindingView> Findings);

internal static class ListLabsEndpoint
{
    public static void MapListLabs(this IEndpointRouteBuilder patient) =>
        patient.MapGet("/labs", HandleAsync)
            .AsRead("listLabs", [.. Roles.Clinical, Roles.Client])
            .WithSummary("Laboratory results outside a screening, with what they asked for");

    private static Task<IResult> HandleAsync(Guid patientId, IncomingRead read, CancellationToken ct) =>
        read.ViewAsync<PatientMonitoring, PatientMonitoringEvent>(
            patientId, "labs", (folded, _) => ValueTask.FromResult<object>(LabsView.From(folded.State)), ct);
}
