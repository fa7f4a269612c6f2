using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Sites;

/// <summary>What must hold between the statements about a site.</summary>
internal static class SiteProfileRules
{
    public static readonly Refusal CertificationMissing = new(
        "plan.rems-missing", RefusalKind.Rule, "A certified setting names its certification.")
    {
        Field = new FieldFault("/rems", "the setting's certification, or settings without certified-hcs"),
    };

    public static readonly Refusal CertifiedInFuture = new(
        "plan.rems-in-future", RefusalKind.Rule, "A certification is recorded once it is given.")
    {
        Field = new FieldFault("/rems/certifiedOn", "today or earlier in the site's time"),
    };

    public static Refusal? Refusal(SiteProfile profile, DateTimeOffset now)
    {
        if (profile.Settings.Contains(SiteSettings.CertifiedHcs) && profile.Rems is null)
            return CertificationMissing;
        return profile.Rems?.CertifiedOn > SiteTime.DayOf(now, profile.TimeZone) ? CertifiedInFuture : null;
    }
}
