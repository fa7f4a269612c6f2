using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Rems.Sites;

/// <summary>What Treatment-Plan tells of a site is noted when it is new.</summary>
public sealed record NoteRemsSite(Guid SiteId, string TimeZone, bool RemsCertified) : ICommand<RemsSite, RemsSiteEvent>
{
    public Decision<RemsSiteEvent> Decide(RemsSite state, DateTimeOffset now) =>
        state == new RemsSite(SiteId, TimeZone, RemsCertified)
            ? Decision<RemsSiteEvent>.Nothing
            : new RemsSiteNoted(SiteId, TimeZone, RemsCertified);
}

/// <summary>A change of the certification is noted when it is one.</summary>
public sealed record NoteCertification(bool RemsCertified, string Reason) : ICommand<RemsSite, RemsSiteEvent>
{
    public Decision<RemsSiteEvent> Decide(RemsSite state, DateTimeOffset now) => state.RemsCertified == RemsCertified
        ? Decision<RemsSiteEvent>.Nothing
        : new RemsCertificationNoted(RemsCertified, Reason);
}
