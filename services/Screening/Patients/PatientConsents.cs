using Stillwater.Contracts;

namespace Stillwater.Screenings.Patients;

/// <summary>
/// A consent that holds, with the version of the event that gave it. A newer one of its kind replaces it.
/// </summary>
public sealed record LiveConsent(
    Guid ConsentId,
    string Kind,
    string DocumentVersion,
    string? Route,
    string? Recipient,
    Sealed<string> SignedByName,
    SignerRelation SignedByRelation,
    DateTimeOffset SignedAt,
    long At);

/// <summary>A consent that no longer holds.</summary>
public sealed record EndedConsent(LiveConsent Consent, ConsentEnd End, DateTimeOffset At, Sealed<string>? Reason);

/// <summary>How a consent came to its end.</summary>
public enum ConsentEnd
{
    /// <summary>A newer one of its purpose holds.</summary>
    Superseded,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}
