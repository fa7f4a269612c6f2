using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.StartMaintenance;

/// <summary>Maintenance to be started, or its interval to be changed.</summary>
/// <param name="IntervalWeeks">Weeks between sessions, 1 to 52; 2 to 6 without an override.</param>
/// <param name="Reason">In the prescriber's words, 10 to 2000 characters.</param>
/// <param name="Override">interval-outside-range, for 7 or 8 weeks, and for 1 week of esketamine.</param>
public sealed record StartMaintenanceRequest(
    [property: Range(1, 52)] int IntervalWeeks,
    [property: StringLength(2000, MinimumLength = 10)] string Reason,
    [property: AllowedValues(null, "interval-outside-range")] string? Override = null);

internal static class StartMaintenanceEndpoint
{
    public static void MapStartMaintenance(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/maintenance", HandleAsync).AsChange("startMaintenance", Roles.Prescriber);

    private static Task<IResult> HandleAsync(
        Guid planId, StartMaintenanceRequest body, IncomingCommand incoming, Sealer sealer, DosingRules rules,
        CancellationToken ct) => PrescriberOrder.RunAsync(
        planId, body.Reason, incoming, sealer, rules,
        order => new StartMaintenance(body.IntervalWeeks, body.Override is not null, order.Reason, order.Signer, rules), ct);
}
