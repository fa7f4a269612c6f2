using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.Sessions.Rems.Sites;

/// <summary>What Session knows of a site: when its days end, and whether esketamine may be given there.</summary>
public sealed record RemsSite(Guid Id, string TimeZone, bool RemsCertified)
{
    public static readonly RemsSite Initial = new(Guid.Empty, "Etc/UTC", false);

    /// <summary>Session's own notes on a site are a stream of their own.</summary>
    internal static Guid IdOf(Guid site) => StableId.From("rems-site", site.ToString());

    internal static RemsSite Evolve(RemsSite site, RemsSiteEvent happened) => happened switch
    {
        RemsSiteNoted e => new RemsSite(e.SiteId, e.TimeZone, e.RemsCertified),
        RemsCertificationNoted e => site with { RemsCertified = e.RemsCertified },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(RemsSite)}"),
    };
}

/// <summary>What can be noted of a site. Stored for good: old records never change.</summary>
public abstract record RemsSiteEvent
{
    private protected RemsSiteEvent()
    {
    }
}

/// <summary>A site was registered or changed.</summary>
public sealed record RemsSiteNoted(Guid SiteId, string TimeZone, bool RemsCertified) : RemsSiteEvent;

/// <summary>A site has lost its certification, or has it back.</summary>
public sealed record RemsCertificationNoted(bool RemsCertified, string Reason) : RemsSiteEvent;
