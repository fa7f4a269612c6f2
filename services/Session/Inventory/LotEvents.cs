using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Inventory;

/// <summary>What can happen to one lot of a controlled drug. Stored for good: old records never change.</summary>
public abstract record LotEvent
{
    private protected LotEvent()
    {
    }
}

/// <summary>Stock of the lot came in; several deliveries of one lot add up.</summary>
public sealed record StockReceived(
    string Lot, string Drug, string Ndc, DateOnly ExpiresOn, decimal UnitMg, int Units, string Acquisition,
    Guid? PatientId, Sealed<string>? Supplier, Sealed<string>? Reference, string ReceivedBy, DateTimeOffset ReceivedAt,
    decimal BalanceMg) : LotEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => ReceivedAt;
}

/// <summary>Stock left the shelf for a session's dose or for a patient's home.</summary>
public sealed record StockDispensed(
    Draw Draw, Guid PatientId, decimal Mg, string DispensedBy, string? ObservedBy, DateTimeOffset DispensedAt,
    decimal BalanceMg) : LotEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => DispensedAt;
}

/// <summary>What became of what was dispensed: given, wasted before a witness; the remainder is still out.</summary>
public sealed record DispensingSettled(
    Draw Draw, decimal GivenMg, decimal WastedMg, string? Witness, string SettledBy, DateTimeOffset SettledAt,
    decimal RemainderMg, DateTimeOffset? RemainderDueAt) : LotEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SettledAt;
}

/// <summary>Stock was destroyed before a second person, from the shelf or from what a session had left over.</summary>
public sealed record StockWasted(
    Draw? Draw, decimal Mg, string Reason, string WastedBy, string Witness, DateTimeOffset WastedAt, decimal BalanceMg,
    decimal RemainderMg) : LotEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => WastedAt;
}

/// <summary>Who was named as the second person at a destruction has said so herself.</summary>
public sealed record WasteConfirmed(Draw? Draw, string By, DateTimeOffset At) : LotEvent;

/// <summary>What was booked for a dispensing was wrong: the difference is booked, and what is left over now is out.</summary>
public sealed record DispensingCorrected(
    Draw Draw, decimal MoreGivenMg, decimal MoreWastedMg, string? Witness, string CorrectedBy, DateTimeOffset CorrectedAt,
    decimal RemainderMg, DateTimeOffset? RemainderDueAt) : LotEvent;

/// <summary>The shelf was counted against the book.</summary>
public sealed record StockCounted(
    decimal CountedMg, decimal ExpectedMg, string CountedBy, string? Witness, DateTimeOffset CountedAt)
    : LotEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => CountedAt;
}

/// <summary>Book and stock differ: by how much, since when, and who had the lot in hand meanwhile.</summary>
/// <param name="Cause">count, remainder or loss.</param>
/// <param name="AmountMg">Milligrams found more (above 0) or missing (below 0).</param>
/// <param name="From">When book and stock last agreed.</param>
/// <param name="Until">When the difference was found.</param>
/// <param name="Custodians">Everyone who handled the lot in that window.</param>
/// <param name="Draw">The dispensing whose remainder is missing; null when the shelf is.</param>
/// <param name="NoticeDueOn">Until when a loss is told to the authority; null when nothing is missing.</param>
/// <param name="FormDueOn">Until when the loss form is sent; null when nothing is missing.</param>
/// <param name="BalanceMg">The book's balance from now on.</param>
public sealed record DiscrepancyFound(
    string Cause, decimal AmountMg, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Custodians,
    Draw? Draw, DateOnly? NoticeDueOn, DateOnly? FormDueOn, decimal BalanceMg) : LotEvent;

/// <summary>For whom stock left the shelf.</summary>
/// <param name="To">session or home-supply.</param>
/// <param name="Id">The session or the supply.</param>
/// <param name="Part">Number of the dose or device in the session, from 1; 1 for a supply.</param>
public sealed record Draw(string To, Guid Id, int Part)
{
    public const string Session = "session";
    public const string HomeSupply = "home-supply";

    /// <summary>Names the draw within its lot, as timers do.</summary>
    internal string Key => $"{To}/{Id}/{Part}";
}
