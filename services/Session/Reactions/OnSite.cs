using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Rems.Sites;

namespace Stillwater.Sessions.Reactions;

/// <summary>When a site's days end and whether esketamine may be given there, as the REMS asks.</summary>
internal static class OnSite
{
    public static async Task NoteAsync(Guid siteId, SiteTerms terms, Work work, CancellationToken cancellationToken) =>
        (await work.ApplyOrStartAsync(
            RemsSite.IdOf(siteId), new NoteRemsSite(siteId, terms.TimeZone, terms.RemsCertified), cancellationToken)).OrPark();

    public static async Task CertifyAsync(
        SiteCertificationChanged fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        (await work.ApplyAsync(
            RemsSite.IdOf(fact.SiteId), new NoteCertification(fact.RemsCertified, fact.Reason), cancellationToken)).OrPark();
}
