using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Clinical.Escalations;

namespace Stillwater.Sessions.Sites;

/// <summary>A site as a session needs it: who is asked, and whether equipment and people are ready.</summary>
public sealed record Site(Guid SiteId, IReadOnlyList<EscalationStep> Escalation)
{
    public static readonly Site Initial = new(Guid.Empty, []);

    /// <summary>The last record of each kind.</summary>
    public ImmutableSortedDictionary<string, SiteSafetyNoted> Safety { get; init; } =
        ImmutableSortedDictionary<string, SiteSafetyNoted>.Empty;

    /// <summary>Whether the last record of a kind was in order and still counts.</summary>
    internal bool IsInOrder(string kind, DateTimeOffset now) =>
        Safety.GetValueOrDefault(kind) is { Passed: true } last && last.ValidUntil > now;

    internal static Site Evolve(Site site, SiteEvent happened) => happened switch
    {
        SiteTermsNoted e => site with { SiteId = e.SiteId, Escalation = e.Escalation },
        SiteSafetyNoted e => site with { Safety = site.Safety.SetItem(e.Kind, e) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Site)}"),
    };
}
