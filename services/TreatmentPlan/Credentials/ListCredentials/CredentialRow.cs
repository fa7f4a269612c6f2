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
    /// <summary>Sites at which the practitioner works; empty for all of the clinic.</summary>
    public IReadOnlyList<Guid> SiteIds { get; init; } = [];

    /// <summary>Who supervises the practitioner, null when nobody does.</summary>
    public Guid? SupervisorId { get; init; }

    /// <summary>Types of licences of which none is in force any more.</summary>
    public IReadOnlyList<string> LapsedTypes { get; init; } = [];

    /// <summary>When it was taken back, null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    internal static CredentialRow? Next(CredentialRow? row, Guid id, CredentialEvent happened) => (row, happened) switch
    {
        (_, CredentialRegistered e) => new CredentialRow(
            id, e.Kind, e.PractitionerId, e.SiteId, e.Specialty, Terms(e.Licences), e.RegisteredAt)
        {
            SiteIds = e.Place?.SiteIds ?? [],
            SupervisorId = e.Place?.SupervisorId,
        },
        (null, _) => null,
        (_, CredentialRenewed e) => row with
        {
            Licences = Terms(e.Licences), SiteIds = e.Place.SiteIds, SupervisorId = e.Place.SupervisorId,
            LapsedTypes = [], RevokedAt = null,
        },
        (_, LicenceLapsed { NoneLeft: true } e) => row with { LapsedTypes = [.. row.LapsedTypes, e.Type] },
        (_, CredentialRevoked e) => row with { RevokedAt = e.RevokedAt },
        _ => row,
    };

    private static IReadOnlyList<LicenceTerm> Terms(IReadOnlyList<Licence> licences) =>
        [.. licences.Select(l => new LicenceTerm(l.Type, l.State, l.ExpiresOn))];
}

/// <summary>How long one licence holds.</summary>
/// <param name="Type">state-licence, npi, dea, acls, bls or rems-setting.</param>
/// <param name="State">Two-letter state, null for federal ones.</param>
/// <param name="ExpiresOn">The last day on which it holds, null when it never ends.</param>
public sealed record LicenceTerm(string Type, string? State, DateOnly? ExpiresOn);
