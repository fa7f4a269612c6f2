using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Compliance.Incidents;
using Stillwater.TreatmentPlans.Credentials;

namespace Stillwater.TreatmentPlans.Sites.MoveCertification;

/// <summary>Tells a site what has become of its licence, in the same commit.</summary>
internal static class SiteCertification
{
    /// <summary>Section 7.1: a setting is certified or gives no esketamine.</summary>
    private const string RuleId = "REMS-CERTIFICATION";

    public const string Expired = "expired";
    public const string Revoked = "revoked";
    public const string Renewed = "renewed";

    /// <summary>Nothing happens for a person's credential.</summary>
    public static async Task FollowAsync(Work work, Credential credential, string reason, CancellationToken ct)
    {
        if (credential.SiteId is not { } site)
            return;
        var moved = await work.ApplyAsync<Site, SiteEvent>(
            site, new MoveCertification(credential.Holds(LicenceTypes.RemsSetting, work.Now), reason), ct);
        if (moved.Events is [CertificationChanged { State: RemsState.Lapsed }])
            await SiteIncidents.RaiseAsync(
                work, IncidentKinds.CertificationLapsed, site, RuleId, StableId.From($"{site}", $"{work.Now:O}"), ct);
    }
}
