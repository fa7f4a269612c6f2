namespace Stillwater.TreatmentPlans.Sites;

/// <summary>What a change has made of a site; its texts are shown by getSite.</summary>
/// <param name="Id">The site.</param>
/// <param name="TimeZone">Its time zone.</param>
/// <param name="Settings">What can be given there.</param>
/// <param name="RemsState">pending, certified, lapsed or recertification-due; null without a certification.</param>
/// <param name="RemsCertified">Whether esketamine may be given there.</param>
/// <param name="Chairs">Ids of its chairs.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record SiteWritten(
    Guid Id, string TimeZone, IReadOnlyList<string> Settings, RemsState? RemsState, bool RemsCertified,
    IReadOnlyList<string> Chairs, IReadOnlyList<Guid> EventIds)
{
    internal static SiteWritten From(Guid id, Site site, IReadOnlyList<Guid> eventIds) => new(
        id, site.Profile!.TimeZone, site.Profile.Settings, site.Profile.Rems?.State, site.IsCertified,
        [.. site.Chairs.Keys], [.. eventIds]);
}
