using Stillwater.TreatmentPlans.Compliance.GetSiteCompliance;
using Stillwater.TreatmentPlans.Compliance.GetSiteDisclosure;
using Stillwater.TreatmentPlans.Sites.ChangeSite;
using Stillwater.TreatmentPlans.Sites.GetSite;
using Stillwater.TreatmentPlans.Sites.ListSites;
using Stillwater.TreatmentPlans.Sites.RecordSiteSafety;
using Stillwater.TreatmentPlans.Sites.RegisterSite;
using Stillwater.TreatmentPlans.Sites.SetChair;
using Stillwater.TreatmentPlans.Visits.GetAvailability;

namespace Stillwater.TreatmentPlans.Sites;

/// <summary>Every operation on sites, one line each.</summary>
internal static class SiteEndpoints
{
    public static void MapSites(this IEndpointRouteBuilder routes)
    {
        var sites = routes.MapGroup("/v1/sites").WithTags("Sites");
        sites.MapRegisterSite();
        sites.MapChangeSite();
        sites.MapListSites();
        sites.MapGetSite();
        sites.MapSetChair();
        sites.MapGetAvailability();
        sites.MapRecordSiteSafety();
        sites.MapGetSiteCompliance();
        sites.MapGetSiteDisclosure();
    }
}
