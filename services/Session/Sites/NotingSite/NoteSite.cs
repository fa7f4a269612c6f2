using Stillwater.Clinical.Escalations;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Sites.NotingSite;

/// <summary>The escalation list of a site, whenever it is another one.</summary>
public sealed record NoteSiteTerms(Guid SiteId, IReadOnlyList<EscalationStep> Escalation) : ICommand<Site, SiteEvent>
{
    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now) =>
        state.SiteId == SiteId && state.Escalation.SequenceEqual(Escalation)
            ? Decision<SiteEvent>.Nothing
            : new SiteTermsNoted(SiteId, Escalation);
}

/// <summary>A check or drill of a site; the same record twice is one.</summary>
public sealed record NoteSiteSafety(Guid RecordId, string Kind, bool Passed, DateTimeOffset ValidUntil)
    : ICommand<Site, SiteEvent>
{
    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now) =>
        state.Safety.GetValueOrDefault(Kind)?.RecordId == RecordId
            ? Decision<SiteEvent>.Nothing
            : new SiteSafetyNoted(RecordId, Kind, Passed, ValidUntil);
}
