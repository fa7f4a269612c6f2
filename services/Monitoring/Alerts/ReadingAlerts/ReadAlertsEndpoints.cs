using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Alerts.ReadingAlerts;

internal static class ReadAlertsEndpoints
{
    private static readonly string[] Readers = [.. Roles.Clinical, Roles.Therapist, Roles.Client];

    public static void MapReadAlerts(this IEndpointRouteBuilder alerts)
    {
        alerts.MapGet("", ListAsync).AsRead("listAlerts", Readers)
            .WithSummary("Alerts of the clinic, of one state or patient");
        alerts.MapGet("/{alertId:guid}", GetAsync).AsRead("getAlert", Readers)
            .WithSummary("One alert, whom it asks and what became of it");
    }

    private static Task<IResult> ListAsync(
        [AllowedValues(Alert.Open, Alert.Seen, Alert.Closed, null)] string? state, Guid? patientId, IncomingRead read,
        CancellationToken ct) =>
        read.ListAsync<AlertRow>(
            "alerts",
            rows =>
            {
                if (state is not null)
                    rows = rows.Where(r => r.State == state);
                return patientId is null ? rows : rows.Where(r => r.PatientId == patientId);
            },
            row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);

    private static Task<IResult> GetAsync(Guid alertId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<Alert, AlertEvent>(
            alertId, "alert",
            async (folded, token) => await sealer.ViewAsync(read.Caller.Clinic, alertId, folded.State, token), ct);
}
