using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>What can happen to the credential of a practitioner or a site.</summary>
public abstract record CredentialEvent
{
    private protected CredentialEvent() { }
}

/// <summary>Licences were seen and recorded; who holds them is named by id only.</summary>
public sealed record CredentialRegistered(
    CredentialKind Kind,
    Guid? PractitionerId,
    Guid? SiteId,
    string? Specialty,
    IReadOnlyList<Licence> Licences,
    string RegisteredBy,
    DateTimeOffset RegisteredAt)
    : CredentialEvent;

/// <summary>Who holds a credential.</summary>
public enum CredentialKind
{
    /// <summary>A person who treats.</summary>
    Practitioner,

    /// <summary>A place where treatment is given.</summary>
    Site,
}

/// <summary>One licence. Its number identifies a person and is closed under the clinic's key.</summary>
/// <param name="Type">state-licence, npi, dea, acls, bls or rems-setting.</param>
/// <param name="Number">The closed number.</param>
/// <param name="State">Two-letter state that issued it, null for federal ones.</param>
/// <param name="ExpiresOn">The last day on which it holds, null when it never ends.</param>
public sealed record Licence(string Type, Sealed<string> Number, string? State, DateOnly? ExpiresOn)
{
    /// <summary>A licence holds through its last day, by UTC.</summary>
    public bool HoldsAt(DateTimeOffset now) =>
        ExpiresOn is not { } last || DateOnly.FromDateTime(now.UtcDateTime) <= last;
}
