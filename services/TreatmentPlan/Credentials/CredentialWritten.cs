namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>What a change has made of a credential; licence numbers are shown by getCredential.</summary>
/// <param name="Id">The credential.</param>
/// <param name="Kind">practitioner or site.</param>
/// <param name="PractitionerId">The practitioner, null for a site.</param>
/// <param name="SiteId">The site, null for a practitioner.</param>
/// <param name="RevokedAt">When it was taken back, null while it was not.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record CredentialWritten(
    Guid Id, CredentialKind Kind, Guid? PractitionerId, Guid? SiteId, DateTimeOffset? RevokedAt,
    IReadOnlyList<Guid> EventIds)
{
    internal static CredentialWritten From(Guid id, Credential state, IReadOnlyList<Guid> eventIds) =>
        new(id, state.Kind, state.PractitionerId, state.SiteId, state.RevokedAt, [.. eventIds]);
}
