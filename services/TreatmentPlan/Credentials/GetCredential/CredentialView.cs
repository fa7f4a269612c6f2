namespace Stillwater.TreatmentPlans.Credentials.GetCredential;

/// <summary>A credential with its licence numbers.</summary>
/// <param name="Id">The credential.</param>
/// <param name="Kind">practitioner or site.</param>
/// <param name="PractitionerId">The practitioner, null for a site.</param>
/// <param name="SiteId">The site, null for a practitioner.</param>
/// <param name="Specialty">Specialty of a practitioner, null when none was named.</param>
/// <param name="Licences">Its licences.</param>
/// <param name="SiteIds">Sites at which the practitioner works; empty for all of the clinic.</param>
/// <param name="SupervisorId">Who supervises the practitioner, null when nobody does.</param>
/// <param name="TimeZone">IANA time zone in which the licences' days end.</param>
/// <param name="LapsedTypes">Types of licences of which none is in force any more.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="RevokedAt">When it was taken back, null while it was not.</param>
/// <param name="Erased">Names of members whose content was erased.</param>
public sealed record CredentialView(
    Guid Id,
    CredentialKind Kind,
    Guid? PractitionerId,
    Guid? SiteId,
    string? Specialty,
    IReadOnlyList<LicenceView> Licences,
    IReadOnlyList<Guid> SiteIds,
    Guid? SupervisorId,
    string TimeZone,
    IReadOnlyList<string> LapsedTypes,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? RevokedAt,
    IReadOnlyList<string> Erased);

/// <summary>One licence.</summary>
/// <param name="Type">state-licence, npi, dea, acls, bls or rems-setting.</param>
/// <param name="Number">Its number, null when it is erased.</param>
/// <param name="State">Two-letter state, null for federal ones.</param>
/// <param name="ExpiresOn">The last day on which it holds, null when it never ends.</param>
public sealed record LicenceView(string Type, string? Number, string? State, DateOnly? ExpiresOn);
