namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A site has lost its REMS certification, or has it back.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="RemsCertified">Whether esketamine may be given here from now on.</param>
/// <param name="Reason">expired, revoked or renewed.</param>
/// <param name="OccurredAt">When it happened, in the clinic's time.</param>
public sealed record SiteCertificationChanged(
    Guid SiteId, bool RemsCertified, string Reason, DateTimeOffset OccurredAt) : IContract
{
    Guid IContract.PatientId => Guid.Empty;
}
