namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>The licences of a person or a site were seen and recorded.</summary>
/// <param name="CredentialId">The credential; a holder has one.</param>
/// <param name="Standing">What the holder is licensed for from now on.</param>
/// <param name="OccurredAt">When it was registered, in the clinic's time.</param>
public sealed record CredentialRegistered(
    Guid CredentialId, CredentialStanding Standing, DateTimeOffset OccurredAt) : IContract
{
    Guid IContract.PatientId => Guid.Empty;
}

/// <summary>What a holder is licensed for.</summary>
/// <param name="Kind">practitioner or site.</param>
/// <param name="PractitionerId">The person, null for a site.</param>
/// <param name="SiteId">The site, null for a person.</param>
/// <param name="Specialty">psychiatry, anaesthesia, nursing, psychotherapy or another; null when none was shown.</param>
/// <param name="SiteIds">Sites at which the person works; empty for all of the clinic.</param>
/// <param name="SupervisorId">Who supervises the person, null when nobody does.</param>
/// <param name="Licences">Its licences.</param>
public sealed record CredentialStanding(
    string Kind,
    Guid? PractitionerId,
    Guid? SiteId,
    string? Specialty,
    IReadOnlyList<Guid> SiteIds,
    Guid? SupervisorId,
    IReadOnlyList<LicenceTerm> Licences);

/// <summary>How long one licence holds.</summary>
/// <param name="Type">state-licence, npi, dea, acls, bls or rems-setting.</param>
/// <param name="State">Two-letter state, null for federal ones.</param>
/// <param name="HoldsUntil">The end of its last day in the site's time, null when it never ends.</param>
public sealed record LicenceTerm(string Type, string? State, DateTimeOffset? HoldsUntil);
