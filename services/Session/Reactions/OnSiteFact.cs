using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Sites;
using Stillwater.Sessions.Sites.NotingSite;
using Rung = Stillwater.Clinical.Escalations.EscalationStep;

namespace Stillwater.Sessions.Reactions;

/// <summary>What holds at a site: its own ladder of who is asked, and the checks without which nobody is dosed.</summary>
internal static class OnSiteFact
{
    /// <summary>Whoever a site names is asked as a person, whatever the role.</summary>
    private const string Named = "named";

    private static readonly string[] Asked = ["equipment-check", "emergency-drill"];

    public static Task RegisterAsync(
        SiteRegistered fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(fact.SiteId, fact.Terms, work, cancellationToken);

    public static Task ChangeAsync(
        SiteChanged fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(fact.SiteId, fact.Terms, work, cancellationToken);

    public static async Task RecordAsync(
        SiteSafetyRecorded fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (Asked.Contains(fact.Kind))
        {
            var command = new NoteSiteSafety(fact.RecordId, fact.Kind, fact.Passed, fact.ValidUntil);
            (await work.ApplyOrStartAsync<Site, SiteEvent>(fact.SiteId, command, cancellationToken)).OrPark();
        }
    }

    private static async Task NoteAsync(Guid siteId, SiteTerms terms, Work work, CancellationToken cancellationToken)
    {
        var ladder = terms.Escalation.Select(s => new Rung(s.Order, Named, s.WithinMinutes, s.PractitionerId));
        (await work.ApplyOrStartAsync<Site, SiteEvent>(siteId, new NoteSiteTerms(siteId, [.. ladder]), cancellationToken))
            .OrPark();
        await OnSite.NoteAsync(siteId, terms, work, cancellationToken);
    }
}
