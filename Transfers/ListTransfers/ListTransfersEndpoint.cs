using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Transfers.ListTransfers;

/// <summary>One line of the list of transfers.</summary>
/// <param name="Id">The transfer.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="State">requested, notified, accepted, completed, refused, withdrawn or expired.</param>
/// <param name="Within">Whether it stays within the clinic; then it is both in and out.</param>
/// <param name="FromSiteId">The site that the plan leaves.</param>
/// <param name="ToSiteId">The site that it goes to, null for another clinic.</param>
/// <param name="EffectiveOn">From which day.</param>
/// <param name="RequestedAt">When it was asked for.</param>
public sealed record TransferRow(
    Guid Id, Guid PatientId, Guid PlanId, string State, bool Within, Guid? FromSiteId, Guid? ToSiteId,
    DateOnly EffectiveOn, DateTimeOffset RequestedAt)
    : IRow
{
    internal static TransferRow? Next(TransferRow? row, Guid id, TransferEvent happened) => (row, happened) switch
    {
        (_, TransferRequested e) => new TransferRow(
            id, e.PatientId, e.PlanId, "requested", e.To.SiteId is not null, e.FromSiteId, e.To.SiteId, e.EffectiveOn,
            e.RequestedAt),
        (null, _) => null,
        (_, TransferNotified) => row with { State = "notified" },
        (_, TransferCodeIssued) => row with { State = "accepted" },
        (_, TransferEnded e) => row with { State = e.Outcome },
        _ => row,
    };
}

internal static class ListTransfersEndpoint
{
    public static void MapListTransfers(this IEndpointRouteBuilder transfers) =>
        transfers.MapGet("", HandleAsync).AsRead("listTransfers", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        [AllowedValues(null, "in", "out")] string? direction,
        [AllowedValues(null, "requested", "notified", "accepted", "completed", "refused", "withdrawn", "expired")]
        string? state,
        IncomingRead read, CancellationToken ct) => read.ListAsync<TransferRow>(
        "transfers", rows => rows.Where(r => (direction != "in" || r.Within) && (state == null || r.State == state)),
        row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);
}
