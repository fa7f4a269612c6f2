using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Sites.RegisterSite;

/// <summary>A clinic has one site of a name; what it may give follows from its certification.</summary>
public sealed record RegisterSite(Guid SiteId, SiteProfile Profile, string RegisteredBy) : ICommand<Site, SiteEvent>
{
    public static readonly Refusal AlreadyRegistered = new(
        "plan.site-exists", RefusalKind.State, "The clinic has a site of this name.");

    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now)
    {
        if (state.RegisteredAt is not null)
            return AlreadyRegistered;
        return SiteProfileRules.Refusal(Profile, now) is { } refusal
            ? refusal
            : new SiteRegistered(SiteId, Profile, RegisteredBy, now);
    }
}
