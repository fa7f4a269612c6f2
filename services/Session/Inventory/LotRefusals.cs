using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Inventory;

/// <summary>Why the account of a lot says no.</summary>
internal static class LotRefusals
{
    public static readonly Refusal Unknown = new(
        "session.lot-unknown", RefusalKind.Rule, "The clinic's account has no stock of this lot.");

    public static readonly Refusal Mismatch = new(
        "session.lot-mismatch", RefusalKind.Rule, "The lot is booked with another drug, product, unit or expiry.");

    public static readonly Refusal Expired = new("session.lot-expired", RefusalKind.Rule, "The lot has expired.");

    public static readonly Refusal Insufficient = new(
        "session.lot-insufficient", RefusalKind.Rule, "The book has less of the lot than is asked for.");

    public static readonly Refusal InFuture = new(
        "session.time-in-future", RefusalKind.Rule, "A fact cannot be reported before it has happened.");

    public static readonly Refusal CountedBefore = new(
        "session.counted-before", RefusalKind.Rule, "The lot was counted later than that.");

    public static readonly Refusal CountImpossible = new(
        "session.count-impossible", RefusalKind.Rule, "More has left the shelf since then than was counted.");

    public static readonly Refusal NotOut = new(
        "session.nothing-left-over", RefusalKind.Rule, "Nothing of that dispensing is left over.");

    public static readonly Refusal WitnessRequired = new(
        "session.witness-required", RefusalKind.Rule, "A witness is another person than the one who records it.");

    public static readonly Refusal WitnessUnfit = new(
        "session.witness-unfit", RefusalKind.Rule, "The witness is not an active practitioner of this clinic.");
}
