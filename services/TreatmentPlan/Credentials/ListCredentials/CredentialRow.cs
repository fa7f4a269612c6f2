using Stillwater.Platform.Http;

namespace Stillwater.TreatmentPlans.Credentials.ListCredentials;

/// <summary>One line of the list of credentials, without licence numbers.</summary>
/// <param name="Id">The credential.</param>
/// <param name="Kind">practitioner or site.</param>
/// <param name="PractitionerId">The practitioner, null for a site.</param>
/// <param name="SiteId">The site, null for a practitioner.</param>
/// <param name="Specialty">Specialty of a practitioner, null when none was named.</param>
/// <param name="Licences">Types and last days of its licences.</param>
/// <param name="RegisteredAt">When it was registered.</param>
public sealed record CredentialRow(
    Guid Id,
    CredentialKind Kind,
    Guid? PractitionerId,
    Guid? SiteId,
    string? Specialty,
    IReadOnlyList<LicenceTerm> Licences,
    DateTimeOffset RegisteredAt)
    : IRow
{
    internal static CredentialRow? Next(CredentialRow? row, Guid id, CredentialEvent happened) => happened switch
    {
        CredentialRegistered e => new CredentialRow(
            id, e.Kind, e.PractitionerId, e.SiteId, e.Specialty,
            [.. e.Licences.Select(l => new LicenceTerm(l.Type, l.State, l.ExpiresOn))], e.RegisteredAt),
        _ => row,
    };
}

/// <summary>How long one licence holds.</summary>
/// <param name="Type">state-licence, npi, dea, acls, bls or rems-setting.</param>
/// <param name="State">Two-letter state, null for federal ones.</param>
/// <param name="ExpiresOn">The last day on which it holds, null when it never ends.</param>
public sealed record LicenceTerm(string Type, string? State, DateOnly? ExpiresOn);
