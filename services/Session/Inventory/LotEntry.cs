namespace Stillwater.Sessions.Inventory;

/// <summary>One line of a lot's book, which is the dispensing record too.</summary>
/// <param name="Kind">received, dispensed, settled, corrected, wasted, counted or discrepancy.</param>
/// <param name="At">When it happened.</param>
/// <param name="Mg">Milligrams that it is about.</param>
/// <param name="ShelfMg">By how much the shelf changed, milligrams.</param>
/// <param name="BalanceMg">What the book has on the shelf afterwards, milligrams.</param>
/// <param name="By">Who did it; null for what the platform found.</param>
/// <param name="Second">The second person: witness or observer; null when there was none.</param>
/// <param name="Draw">For whom, null when it is about the shelf.</param>
/// <param name="PatientId">The patient, null when it is about none.</param>
/// <param name="GivenMg">Of a settled dispensing what was given, milligrams.</param>
/// <param name="WastedMg">Of a settled dispensing what was wasted, milligrams.</param>
/// <param name="Reason">Why it was wasted, or what the difference comes from.</param>
/// <param name="ConfirmedAt">When the second person has confirmed a destruction herself, null while she has not.</param>
public sealed record LotEntry(
    string Kind, DateTimeOffset At, decimal Mg, decimal ShelfMg, decimal BalanceMg, string? By, string? Second, Draw? Draw,
    Guid? PatientId = null, decimal? GivenMg = null, decimal? WastedMg = null, string? Reason = null,
    DateTimeOffset? ConfirmedAt = null)
{
    /// <summary>Whether it is a destruction before a second person.</summary>
    internal bool IsWitnessed => Second is not null && (Kind == "wasted" || WastedMg is not (null or 0));

    /// <summary>Whether it is a destruction before that person that she has not confirmed.</summary>
    internal bool Awaits(string witness) =>
        IsWitnessed && Second == witness && ConfirmedAt is null;

    internal static LotEntry Of(StockReceived e, decimal mg) =>
        new("received", e.ReceivedAt, mg, mg, e.BalanceMg, e.ReceivedBy, null, null, e.PatientId, Reason: e.Acquisition);

    internal static LotEntry Of(StockDispensed e) =>
        new("dispensed", e.DispensedAt, e.Mg, -e.Mg, e.BalanceMg, e.DispensedBy, e.ObservedBy, e.Draw, e.PatientId);

    internal static LotEntry Of(DispensingSettled e, decimal balanceMg) => new(
        "settled", e.SettledAt, e.GivenMg + e.WastedMg, 0, balanceMg, e.SettledBy, e.Witness, e.Draw,
        GivenMg: e.GivenMg, WastedMg: e.WastedMg);

    internal static LotEntry Of(DispensingCorrected e, decimal balanceMg) => new(
        "corrected", e.CorrectedAt, e.MoreGivenMg + e.MoreWastedMg, 0, balanceMg, e.CorrectedBy, e.Witness, e.Draw,
        GivenMg: e.MoreGivenMg, WastedMg: e.MoreWastedMg);

    internal static LotEntry Of(StockWasted e) => new(
        "wasted", e.WastedAt, e.Mg, e.Draw is null ? -e.Mg : 0, e.BalanceMg, e.WastedBy, e.Witness, e.Draw,
        Reason: e.Reason);

    internal static LotEntry Of(StockCounted e, decimal balanceMg) =>
        new("counted", e.CountedAt, e.CountedMg, 0, balanceMg, e.CountedBy, e.Witness, null);

    internal static LotEntry Of(DiscrepancyFound e, decimal shelfMg) =>
        new("discrepancy", e.Until, e.AmountMg, shelfMg, e.BalanceMg, null, null, e.Draw, Reason: e.Cause);
}
