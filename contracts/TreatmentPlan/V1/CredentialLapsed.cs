namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A holder may no longer do what these licences allowed.</summary>
/// <param name="CredentialId">The credential.</param>
/// <param name="PractitionerId">The person, null for a site.</param>
/// <param name="SiteId">The site, null for a person.</param>
/// <param name="LicenceTypes">Types of licence that hold no more; every one of the holder when it was revoked.</param>
/// <param name="Reason">expired or revoked.</param>
/// <param name="OccurredAt">When it happened, in the clinic's time.</param>
public sealed record CredentialLapsed(
    Guid CredentialId,
    Guid? PractitionerId,
    Guid? SiteId,
    IReadOnlyList<string> LicenceTypes,
    string Reason,
    DateTimeOffset OccurredAt)
    : IContract
{
    Guid IContract.PatientId => Guid.Empty;
}
