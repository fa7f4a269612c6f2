using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Monitoring.Sites;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Rung = Stillwater.Clinical.Escalations.EscalationStep;

namespace Stillwater.Monitoring.Reactions;

/// <summary>A site's own list of who is asked, and its time zone.</summary>
internal static class OnSite
{
    /// <summary>Whoever a site names is asked as a person, whatever the role.</summary>
    private const string Named = "named";

    public static Task RegisterAsync(
        SiteRegistered fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(fact.SiteId, fact.Terms, work, cancellationToken);

    public static Task ChangeAsync(
        SiteChanged fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(fact.SiteId, fact.Terms, work, cancellationToken);

    private static async Task NoteAsync(Guid siteId, SiteTerms terms, Work work, CancellationToken cancellationToken)
    {
        var ladder = terms.Escalation.Select(s => new Rung(s.Order, Named, s.WithinMinutes, s.PractitionerId));
        (await work.ApplyOrStartAsync<Site, SiteEvent>(
            siteId, new NoteSiteTerms(siteId, terms.TimeZone, [.. ladder]), cancellationToken)).OrPark();
    }
}
