using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>What a holder is licensed for, as far as a signature asks.</summary>
public sealed record Credential(
    CredentialKind Kind,
    Guid? PractitionerId,
    Guid? SiteId,
    string? Specialty,
    IReadOnlyList<Licence> Licences,
    DateTimeOffset? RegisteredAt)
{
    public static readonly Credential Initial = new(CredentialKind.Practitioner, null, null, null, [], null);

    /// <summary>The credential is found by its holder's id, so that a signature needs no look-up.</summary>
    public static Guid StreamOf(Guid holderId) => StableId.From("credential", holderId.ToString());

    internal static Credential Evolve(Credential credential, CredentialEvent happened) => happened switch
    {
        CredentialRegistered e =>
            new Credential(e.Kind, e.PractitionerId, e.SiteId, e.Specialty, e.Licences, e.RegisteredAt),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Credential)}"),
    };
}
