using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Sites.ChangeSite;

/// <summary>
/// What is known of a site is replaced as a whole. A setting whose representative has changed is not certified until
/// it has been certified again (section 7.1).
/// </summary>
/// <param name="Profile">The new terms, with the name as it is.</param>
/// <param name="NewRepresentative">Whether another person represents the site than before, as the endpoint saw.</param>
/// <param name="ChangedBy">Who changes it.</param>
public sealed record ChangeSite(SiteProfile Profile, bool NewRepresentative, string ChangedBy) : ICommand<Site, SiteEvent>
{
    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now)
    {
        if (state.Profile is not { } before)
            return PlatformCodes.NotFound;
        var profile = Profile with { Name = before.Name, Rems = Recertified(before.Rems, Profile.Rems) };
        return SiteProfileRules.Refusal(profile, now) is { } refusal
            ? refusal
            : new SiteChanged(profile, ChangedBy, now);
    }

    private RemsCertification? Recertified(RemsCertification? before, RemsCertification? after) =>
        NewRepresentative && before is not null && after is { State: RemsState.Certified }
            && after.CertifiedOn <= before.CertifiedOn
            ? after with { State = RemsState.RecertificationDue }
            : after;
}
