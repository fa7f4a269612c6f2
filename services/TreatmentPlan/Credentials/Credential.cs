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

    /// <summary>Where the holder works and in which time zone the days of the licences end.</summary>
    public CredentialPlace Place { get; init; } = CredentialPlace.Anywhere;

    /// <summary>Types of licences of which none is in force any more, as the timers have found.</summary>
    public IReadOnlyList<string> LapsedTypes { get; init; } = [];

    /// <summary>When it was taken back, null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    public CredentialHolder Holder => new(Kind, PractitionerId, SiteId, Specialty);

    /// <summary>The credential is found by its holder's id, so that a signature needs no look-up.</summary>
    public static Guid StreamOf(Guid holderId) => StableId.From("credential", holderId.ToString());

    /// <summary>Whether a licence of this type is in force; one of several is enough.</summary>
    public bool Holds(string type, DateTimeOffset now) =>
        RevokedAt is null && Licences.Any(l => l.Type == type && l.HoldsAt(now, Place.TimeZone));

    internal static Credential Evolve(Credential credential, CredentialEvent happened) => happened switch
    {
        CredentialRegistered e =>
            new Credential(e.Kind, e.PractitionerId, e.SiteId, e.Specialty, e.Licences, e.RegisteredAt)
            {
                Place = e.Place ?? CredentialPlace.Anywhere,
            },
        CredentialRenewed e => credential with
        {
            Licences = e.Licences, Place = e.Place, LapsedTypes = [], RevokedAt = null,
        },
        LicenceLapsed { NoneLeft: true } e => credential with { LapsedTypes = [.. credential.LapsedTypes, e.Type] },
        LicenceLapsed => credential,
        CredentialRevoked e => credential with { RevokedAt = e.RevokedAt },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Credential)}"),
    };
}
