using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>What can happen to the transfer of a plan.</summary>
public abstract record TransferEvent
{
    private protected TransferEvent() { }
}

/// <summary>The patient is to go on elsewhere.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="FromSiteId">The site that it leaves, null when the plan names none.</param>
/// <param name="To">Where it goes.</param>
/// <param name="SharingConsentId">The consent under which what is known is passed on.</param>
/// <param name="EffectiveOn">The day from which it should go on there.</param>
/// <param name="UnderRems">Whether the REMS must be told in advance.</param>
/// <param name="Reason">Why, closed.</param>
/// <param name="RequestedBy">Who asks.</param>
/// <param name="RequestedAt">When.</param>
public sealed record TransferRequested(
    Guid PatientId,
    Guid PlanId,
    Guid? FromSiteId,
    TransferTarget To,
    Guid SharingConsentId,
    DateOnly EffectiveOn,
    bool UnderRems,
    Sealed<string> Reason,
    string RequestedBy,
    DateTimeOffset RequestedAt)
    : TransferEvent;

/// <summary>The REMS was told before the next dose (section 7.5).</summary>
public sealed record TransferNotified(DateTimeOffset SentAt, Sealed<string>? Reference, string NotifiedBy) : TransferEvent;

/// <summary>The other site has taken the patient; the plan goes on there.</summary>
public sealed record TransferAccepted(string AcceptedBy, DateTimeOffset AcceptedAt) : TransferEvent;

/// <summary>
/// The other clinic will take the patient: the plan is closed here, and the patient carries a code to what is known.
/// </summary>
public sealed record TransferCodeIssued(string CodeHash, DateTimeOffset ExpiresAt, string IssuedBy, DateTimeOffset IssuedAt)
    : TransferEvent;

/// <summary>The transfer has come to its end.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Outcome">completed, refused, withdrawn or expired.</param>
/// <param name="CodeUnused">Whether a code had been issued that nobody redeemed: the patient has no plan anywhere.</param>
/// <param name="Reason">Why, closed; null when it needs none.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="EndedAt">When.</param>
public sealed record TransferEnded(
    Guid PatientId, Guid PlanId, string Outcome, bool CodeUnused, Sealed<string>? Reason, string EndedBy,
    DateTimeOffset EndedAt)
    : TransferEvent;

/// <summary>Where a plan goes: to a site of this clinic, or to a certified setting of another.</summary>
public sealed record TransferTarget(Guid? SiteId, string? RemsSettingId, Sealed<string>? ClinicName);

/// <summary>How a transfer ends.</summary>
public static class TransferOutcomes
{
    public const string Completed = "completed";
    public const string Refused = "refused";
    public const string Withdrawn = "withdrawn";
    public const string Expired = "expired";
}
