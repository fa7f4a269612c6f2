using Stillwater.Clinical.Escalations;

namespace Stillwater.Sessions.Sites;

/// <summary>What this service knows of a site. Stored for good: old records never change.</summary>
public abstract record SiteEvent
{
    private protected SiteEvent()
    {
    }
}

/// <summary>Whom an alarm at the site climbs to.</summary>
public sealed record SiteTermsNoted(Guid SiteId, IReadOnlyList<EscalationStep> Escalation) : SiteEvent;

/// <summary>Equipment was checked, or a drill held.</summary>
public sealed record SiteSafetyNoted(Guid RecordId, string Kind, bool Passed, DateTimeOffset ValidUntil) : SiteEvent;
