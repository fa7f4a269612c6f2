using Marten;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Visits.GetAvailability;

/// <summary>When a route can be given at a site.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Route">The route.</param>
/// <param name="DoseMinutes">Length of the dose that is counted, min.</param>
/// <param name="RecoveryMinutes">Length of recovery that is counted, min.</param>
/// <param name="Chairs">The active chairs for this route.</param>
/// <param name="AsOfPosition">The last position of the store that the taken spans have seen.</param>
/// <param name="LagMs">Age of the oldest fact that they have not seen, 0 when they have seen all.</param>
public sealed record AvailabilityView(
    Guid SiteId, string Route, int DoseMinutes, int RecoveryMinutes, IReadOnlyList<ChairAvailability> Chairs,
    long AsOfPosition, long LagMs);

internal static class GetAvailabilityEndpoint
{
    private const int MostDays = 31;

    private static readonly Refusal BadSpan = new(
        PlatformCodes.Invalid, RefusalKind.Rule, "Ask for a span of at most 31 days that begins before it ends.");

    public static void MapGetAvailability(this IEndpointRouteBuilder sites) =>
        sites.MapGet("/{siteId:guid}/availability", HandleAsync).AsRead("getAvailability", Roles.StaffOrClient);

    private static async Task<IResult> HandleAsync(
        Guid siteId, DateTimeOffset from, DateTimeOffset to, string route, IncomingRead read, SiteRules rules,
        IDocumentStore store, RowProgress progress, CancellationToken ct)
    {
        if (rules.Block(route) is not { } block)
            return new ProblemResult(RouteUnknown(rules));
        if (to <= from || to - from > TimeSpan.FromDays(MostDays))
            return new ProblemResult(BadSpan);
        return await read.ViewAsync<Site, SiteEvent>(
            siteId, "availability",
            async (folded, token) =>
            {
                await using var session = store.QuerySession(read.Caller.Clinic);
                var (first, last) = (from.ToUniversalTime(), to.ToUniversalTime());
                var visits = await session.Query<VisitRow>()
                    .Where(v => v.SiteId == siteId && v.From < last && v.Until > first).ToListAsync(token);
                var position = await progress.OfAsync<VisitRow>(token);
                return new AvailabilityView(
                    siteId, route, block.DoseMinutes, block.RecoveryMinutes,
                    Availability.Of(folded.State, visits, block, first, last), position.AsOfPosition, position.LagMs);
            },
            ct);
    }

    private static Refusal RouteUnknown(SiteRules rules) => new(
        PlatformCodes.Invalid, RefusalKind.Rule,
        "No rule says how long this route takes a chair; ask for one of "
        + $"{string.Join(", ", rules.Blocks.Select(b => b.Route))}.");
}
