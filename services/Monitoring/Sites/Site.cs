using System.Diagnostics;
using Stillwater.Clinical.Escalations;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Sites;

/// <summary>What Monitoring knows of a site. Stored for good: old facts never change.</summary>
public abstract record SiteEvent
{
    private protected SiteEvent() { }
}

/// <summary>Whom an alert at the site climbs to, and in whose time its days end.</summary>
public sealed record SiteTermsNoted(Guid SiteId, string TimeZone, IReadOnlyList<EscalationStep> Escalation) : SiteEvent;

/// <summary>A site as an alert needs it.</summary>
public sealed record Site(Guid SiteId, string TimeZone, IReadOnlyList<EscalationStep> Escalation)
{
    public static readonly Site Initial = new(Guid.Empty, "UTC", []);

    internal static Site Evolve(Site site, SiteEvent happened) => happened switch
    {
        SiteTermsNoted e => new Site(e.SiteId, e.TimeZone, e.Escalation),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Site)}"),
    };
}

/// <summary>The terms of a site, whenever they are others.</summary>
public sealed record NoteSiteTerms(Guid SiteId, string TimeZone, IReadOnlyList<EscalationStep> Escalation)
    : ICommand<Site, SiteEvent>
{
    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now) =>
        state.SiteId == SiteId && state.TimeZone == TimeZone && state.Escalation.SequenceEqual(Escalation)
            ? Decision<SiteEvent>.Nothing
            : new SiteTermsNoted(SiteId, TimeZone, Escalation);
}
