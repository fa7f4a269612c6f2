using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Sites.ListSites;

/// <summary>One site of the list.</summary>
/// <param name="Id">The site.</param>
/// <param name="Name">Its name, null when it is erased.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="Settings">Any of clinic, certified-hcs and remote.</param>
/// <param name="RemsState">pending, certified, lapsed or recertification-due; null without a certification.</param>
/// <param name="ActiveChairs">Chairs that may be booked.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="Erased">Names of members whose content was erased.</param>
public sealed record ListedSite(
    Guid Id, string? Name, string TimeZone, IReadOnlyList<string> Settings, RemsState? RemsState, int ActiveChairs,
    DateTimeOffset RegisteredAt, IReadOnlyList<string> Erased);

internal static class ListSitesEndpoint
{
    public static void MapListSites(this IEndpointRouteBuilder sites) =>
        sites.MapGet("", HandleAsync).AsRead("listSites", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ListAsync<SiteRow>("sites", rows => rows, row => ViewOfAsync(row, read, sealer, ct), _ => Guid.Empty, ct);

    private static async ValueTask<object> ViewOfAsync(
        SiteRow row, IncomingRead read, Sealer sealer, CancellationToken ct)
    {
        var texts = new SiteTexts(sealer, read.Caller.Clinic);
        return new ListedSite(
            row.Id, await texts.NameAsync(row.Name, ct), row.TimeZone, row.Settings, row.RemsState,
            row.Chairs.Count(chair => chair.Value), row.RegisteredAt, texts.Opening.Erased);
    }
}
