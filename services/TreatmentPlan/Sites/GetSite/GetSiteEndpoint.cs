using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Sites.GetSite;

internal static class GetSiteEndpoint
{
    public static void MapGetSite(this IEndpointRouteBuilder sites) =>
        sites.MapGet("/{siteId:guid}", HandleAsync).AsRead("getSite", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(Guid siteId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<Site, SiteEvent>(
            siteId, "site", async (folded, token) => await ViewOfAsync(
                siteId, folded.State, folded.State.Profile!, new SiteTexts(sealer, read.Caller.Clinic), token), ct);

    private static async Task<SiteView> ViewOfAsync(
        Guid id, Site site, SiteProfile profile, SiteTexts texts, CancellationToken ct)
    {
        var chairs = new List<ChairView>();
        foreach (var chair in site.Chairs.Values)
            chairs.Add(new ChairView(chair.ChairId, await texts.ChairAsync(chair, ct), chair.Routes, chair.Active));
        var (name, address) = (await texts.NameAsync(profile.Name, ct), await texts.AddressAsync(profile, ct));
        var representative = await texts.RepresentativeAsync(profile, ct);
        return new SiteView(
            id, name, address, profile.TimeZone, profile.Settings,
            profile.Rems is { } rems
                ? new RemsView(rems.SettingId, rems.State, site.IsCertified, rems.CertifiedOn, representative)
                : null,
            profile.Escalation, profile.OpeningHours, chairs, site.RegisteredAt!.Value, texts.Opening.Erased);
    }
}
