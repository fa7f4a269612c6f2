using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Authorizations;

/// <summary>What can happen to the prior authorizations of one plan.</summary>
public abstract record AuthorizationEvent
{
    private protected AuthorizationEvent() { }
}

/// <summary>What a payer was asked for, and where it stands. Payer and reference are closed.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="AuthorizationId">The authorization.</param>
/// <param name="Payer">Who pays.</param>
/// <param name="Product">ketamine or esketamine.</param>
/// <param name="Reference">The payer's reference.</param>
/// <param name="Evidence">Ids of the facts that were sent along.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidUntil">Its last day.</param>
/// <param name="SessionsApproved">How many sessions it covers, null without a limit.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When.</param>
public sealed record AuthorizationRecorded(
    Guid PatientId,
    Guid AuthorizationId,
    Sealed<string> Payer,
    string Product,
    Sealed<string>? Reference,
    IReadOnlyList<Guid> Evidence,
    AuthorizationStatus Status,
    DateOnly ValidFrom,
    DateOnly ValidUntil,
    int? SessionsApproved,
    string RecordedBy,
    DateTimeOffset RecordedAt)
    : AuthorizationEvent;

/// <summary>The payer has answered, the clinic has appealed, or the last day is over.</summary>
public sealed record AuthorizationChanged(
    Guid PatientId, Guid AuthorizationId, AuthorizationStatus Status, Sealed<string>? Reason, string ChangedBy,
    DateTimeOffset ChangedAt)
    : AuthorizationEvent;

/// <summary>Where an authorization stands.</summary>
public enum AuthorizationStatus
{
    /// <summary>The payer asks for none.</summary>
    NotRequired,

    /// <summary>Asked for, not answered.</summary>
    Requested,

    /// <summary>Granted.</summary>
    Approved,

    /// <summary>Not granted.</summary>
    Denied,

    /// <summary>Asked for again.</summary>
    Appealed,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>Needed no more.</summary>
    Closed,
}
