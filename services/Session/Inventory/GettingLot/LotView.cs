using System.Text.Json.Serialization;

namespace Stillwater.Sessions.Inventory.GettingLot;

/// <summary>The account of one lot.</summary>
/// <param name="Lot">The manufacturer's lot number.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Ndc">The product's code.</param>
/// <param name="ExpiresOn">The last day on which it may be given.</param>
/// <param name="UnitMg">Milligrams of one unit.</param>
/// <param name="ReceivedMg">Milligrams that came in.</param>
/// <param name="BalanceMg">Milligrams on the shelf, by the book.</param>
/// <param name="BalanceUnits">The same in units.</param>
/// <param name="OutMg">Milligrams dispensed and not accounted for yet.</param>
/// <param name="GivenMg">Milligrams given to patients.</param>
/// <param name="WastedMg">Milligrams destroyed before a witness.</param>
/// <param name="MissingMg">Milligrams missing; below 0 when more was found than booked.</param>
/// <param name="Balances">Whether these account for all that came in.</param>
/// <param name="AgreedAt">When book and shelf last agreed.</param>
/// <param name="Out">Each dispensing that is not accounted for yet.</param>
/// <param name="Discrepancies">Each difference, with its window and custodians.</param>
/// <param name="Entries">The book, line by line.</param>
public sealed record LotView(
    string Lot,
    string Drug,
    string Ndc,
    DateOnly ExpiresOn,
    decimal UnitMg,
    decimal ReceivedMg,
    decimal BalanceMg,
    decimal BalanceUnits,
    decimal OutMg,
    decimal GivenMg,
    decimal WastedMg,
    decimal MissingMg,
    bool Balances,
    DateTimeOffset AgreedAt,
    IReadOnlyList<OpenDrawView> Out,
    IReadOnlyList<DiscrepancyView> Discrepancies,
    IReadOnlyList<LotEntry> Entries)
{
    /// <summary>Ids of the events that a command has caused; left out of reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    internal static LotView From(DrugLot lot, IReadOnlyList<Guid>? eventIds = null)
    {
        var booked = lot.Delivery!;
        return new LotView(
            booked.Lot, booked.Drug, booked.Ndc, booked.ExpiresOn, booked.UnitMg, lot.ReceivedMg, lot.BalanceMg,
            decimal.Round(lot.BalanceMg / booked.UnitMg, 2), lot.Out.Values.Sum(o => o.Mg), lot.GivenMg, lot.WastedMg,
            lot.MissingMg, lot.Balances, lot.AgreedAt,
            [.. lot.Out.Values.Select(o => new OpenDrawView(o.Draw.To, o.Draw.Id, o.Draw.Part, o.Mg, o.Since))],
            [.. lot.Discrepancies.Select(d => DiscrepancyView.Of(booked.Lot, d))], lot.Entries)
        {
            EventIds = eventIds,
        };
    }
}

/// <summary>One dispensing that is not accounted for yet.</summary>
/// <param name="To">session or home-supply.</param>
/// <param name="Id">The session or the supply.</param>
/// <param name="Part">Number of the dose or device, from 1.</param>
/// <param name="Mg">Milligrams still out.</param>
/// <param name="Since">Since when.</param>
public sealed record OpenDrawView(string To, Guid Id, int Part, decimal Mg, DateTimeOffset Since);

/// <summary>A difference between book and stock.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Cause">count, remainder or loss.</param>
/// <param name="AmountMg">Milligrams more (above 0) or missing (below 0).</param>
/// <param name="From">When book and stock last agreed.</param>
/// <param name="Until">When it was found.</param>
/// <param name="Custodians">Ids of everyone who handled the lot in that window.</param>
/// <param name="SessionId">The session or supply whose remainder is missing, null when the shelf is.</param>
/// <param name="NoticeDueOn">Until when a loss is told to the authority, null when nothing is missing.</param>
/// <param name="FormDueOn">Until when the loss form is sent, null when nothing is missing.</param>
public sealed record DiscrepancyView(
    string Lot, string Cause, decimal AmountMg, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Custodians,
    Guid? SessionId, DateOnly? NoticeDueOn, DateOnly? FormDueOn)
{
    internal static DiscrepancyView Of(string lot, DiscrepancyFound found) => new(
        lot, found.Cause, found.AmountMg, found.From, found.Until, found.Custodians, found.Draw?.Id, found.NoticeDueOn,
        found.FormDueOn);
}
