using Stillwater.Platform.Http;

namespace Stillwater.TreatmentPlans.Visits;

/// <summary>One visit, for the views of a site: when it takes which chair, and whether it was followed up.</summary>
public sealed record VisitRow(
    Guid Id, Guid SessionId, Guid SiteId, string? ChairId, DateTimeOffset From, DateTimeOffset Until, bool IsFreed,
    DateTimeOffset? DischargedAt, bool? FollowedUp)
    : IRow
{
    internal static VisitRow? Next(VisitRow? row, Guid id, VisitEvent happened) => (row, happened) switch
    {
        (_, ChairTaken e) => new VisitRow(
            id, e.SessionId, e.SiteId, e.ChairId, e.From, e.Until, false, row?.DischargedAt, row?.FollowedUp),
        (null, _) => null,
        (_, ChairFreed) => row with { IsFreed = true },
        (_, VisitDone e) => row with { DischargedAt = e.DischargedAt },
        (_, FollowUpNoted e) => row with { FollowedUp = e.Met },
        _ => row,
    };
}
