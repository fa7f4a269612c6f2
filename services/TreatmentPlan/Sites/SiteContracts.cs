using Stillwater.Contracts;
using V1 = Stillwater.Contracts.TreatmentPlan.V1;

namespace Stillwater.TreatmentPlans.Sites;

/// <summary>What the others hear of a site: codes, times and ids of persons, never a name or an address.</summary>
internal static class SiteContracts
{
    public static IContract? Translate(SiteEvent happened, Guid site) => happened switch
    {
        SiteRegistered e => new V1.SiteRegistered(site, TermsOf(e.Profile), e.RegisteredAt),
        SiteChanged e => new V1.SiteChanged(site, TermsOf(e.Profile), e.ChangedAt),
        ChairSet { Chair: var chair } e =>
            new V1.SiteChairSet(site, chair.ChairId, chair.Routes, chair.Active, e.SetAt),
        CertificationChanged e => new V1.SiteCertificationChanged(
            site, e.State == RemsState.Certified, e.Reason, e.ChangedAt),
        SafetyRecorded e => new V1.SiteSafetyRecorded(
            site, e.RecordId, e.Kind, e.Failed.Count == 0, e.Failed, e.DoneAt, e.ValidUntil, e.DoneAt),
        _ => null,
    };

    private static V1.SiteTerms TermsOf(SiteProfile profile) => new(
        profile.TimeZone, profile.Settings, (Site.Initial with { Profile = profile }).IsCertified, profile.Rems?.SettingId,
        [.. profile.Escalation.Select(s => new V1.EscalationStep(s.Order, s.PractitionerId, s.WithinMinutes))],
        [.. profile.OpeningHours.Select(s => new V1.OpenSpan(
            s.Day.ToString().ToLowerInvariant(), s.FromMinute, s.UntilMinute))]);
}
