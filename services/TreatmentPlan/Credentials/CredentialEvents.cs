using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Sites;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>What can happen to the credential of a practitioner or a site.</summary>
public abstract record CredentialEvent
{
    private protected CredentialEvent() { }
}

/// <summary>
/// Licences were seen and recorded; who holds them is named by id only. Their days end in the time zone, by UTC when
/// none is named.
/// </summary>
public sealed record CredentialRegistered(
    CredentialKind Kind,
    Guid? PractitionerId,
    Guid? SiteId,
    string? Specialty,
    IReadOnlyList<Licence> Licences,
    string RegisteredBy,
    DateTimeOffset RegisteredAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CredentialPlace? Place = null)
    : CredentialEvent;

/// <summary>New licences were seen; they take the place of all earlier ones.</summary>
public sealed record CredentialRenewed(
    CredentialHolder Holder, IReadOnlyList<Licence> Licences, CredentialPlace Place, string RenewedBy,
    DateTimeOffset RenewedAt)
    : CredentialEvent;

/// <summary>The last day of a licence is over.</summary>
/// <param name="Holder">Who held it.</param>
/// <param name="Type">Type of the licence.</param>
/// <param name="State">Two-letter state, null for federal ones.</param>
/// <param name="ExpiredOn">Its last day.</param>
/// <param name="NoneLeft">Whether the holder has no other licence of this type in force.</param>
/// <param name="LapsedAt">When its last day was over.</param>
/// <param name="LateBy">How much later the platform noticed.</param>
public sealed record LicenceLapsed(
    CredentialHolder Holder, string Type, string? State, DateOnly ExpiredOn, bool NoneLeft, DateTimeOffset LapsedAt,
    TimeSpan LateBy)
    : CredentialEvent;

/// <summary>The medical director has taken the credential back: nothing is signed on it, whatever its licences say.</summary>
public sealed record CredentialRevoked(
    CredentialHolder Holder, IReadOnlyList<string> LicenceTypes, Sealed<string> Reason, string RevokedBy,
    DateTimeOffset RevokedAt)
    : CredentialEvent;

/// <summary>Who holds a credential; every fact that others hear of says so itself.</summary>
public sealed record CredentialHolder(CredentialKind Kind, Guid? PractitionerId, Guid? SiteId, string? Specialty);

/// <summary>Where a holder works, under whom, and in which time zone the days of the licences end.</summary>
public sealed record CredentialPlace(IReadOnlyList<Guid> SiteIds, Guid? SupervisorId, string TimeZone)
{
    public static readonly CredentialPlace Anywhere = new([], null, SiteTime.Utc);
}

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
    /// <summary>The end of its last day, null when it never ends.</summary>
    public DateTimeOffset? HoldsUntil(string timeZone) =>
        ExpiresOn is { } last ? SiteTime.EndOf(last, timeZone) : null;

    /// <summary>A licence holds through its last day.</summary>
    public bool HoldsAt(DateTimeOffset now, string timeZone) => HoldsUntil(timeZone) is not { } end || now < end;
}
