using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.Sessions.Inventory;

/// <summary>
/// The book of one lot. What came in is on the shelf, out with a session or supply, given, wasted or missing; nothing
/// else exists.
/// </summary>
public sealed record DrugLot
{
    public static readonly DrugLot Initial = new();

    public StockReceived? Delivery { get; init; }

    public decimal ReceivedMg { get; init; }

    public decimal BalanceMg { get; init; }

    public decimal GivenMg { get; init; }

    public decimal WastedMg { get; init; }

    /// <summary>What the book has and nobody finds; below zero when more was found than booked.</summary>
    public decimal MissingMg { get; init; }

    /// <summary>What is out, by draw.</summary>
    public ImmutableSortedDictionary<string, OpenDraw> Out { get; init; } =
        ImmutableSortedDictionary.Create<string, OpenDraw>(StringComparer.Ordinal);

    /// <summary>When book and shelf last agreed.</summary>
    public DateTimeOffset AgreedAt { get; init; }

    /// <summary>Everyone who has handled the lot since.</summary>
    public ImmutableSortedSet<string> Custodians { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableList<LotEntry> Entries { get; init; } = [];

    public ImmutableList<DiscrepancyFound> Discrepancies { get; init; } = [];

    /// <summary>Whether the book accounts for every milligram.</summary>
    internal bool Balances => ReceivedMg == BalanceMg + Out.Values.Sum(o => o.Mg) + GivenMg + WastedMg + MissingMg;

    /// <summary>One lot of a clinic is one stream, whoever delivers it.</summary>
    internal static Guid IdOf(string clinic, string lot) => StableId.From("drug-lot", clinic, lot);

    /// <summary>What the shelf held at a time, from what has been booked since.</summary>
    internal decimal ShelfAt(DateTimeOffset at) => BalanceMg - Entries.Where(e => e.At > at).Sum(e => e.ShelfMg);

    internal static DrugLot Evolve(DrugLot lot, LotEvent happened) => happened switch
    {
        StockReceived e => lot with
        {
            Delivery = lot.Delivery ?? e,
            ReceivedMg = lot.ReceivedMg + (e.BalanceMg - lot.BalanceMg),
            BalanceMg = e.BalanceMg,
            AgreedAt = lot.Delivery is null ? e.ReceivedAt : lot.AgreedAt,
            Custodians = lot.Custodians.Add(e.ReceivedBy),
            Entries = lot.Entries.Add(LotEntry.Of(e, e.BalanceMg - lot.BalanceMg)),
        },
        StockDispensed e => lot with
        {
            BalanceMg = e.BalanceMg,
            Out = lot.Out.SetItem(e.Draw.Key, new OpenDraw(e.Draw, e.PatientId, e.Mg, e.DispensedAt, [e.DispensedBy])),
            Custodians = lot.Custodians.Add(e.DispensedBy),
            Entries = lot.Entries.Add(LotEntry.Of(e)),
        },
        DispensingSettled e => lot with
        {
            GivenMg = lot.GivenMg + e.GivenMg,
            WastedMg = lot.WastedMg + e.WastedMg,
            Out = lot.Left(e.Draw, e.RemainderMg, e.SettledBy),
            Custodians = lot.Custodians.Add(e.SettledBy),
            Entries = lot.Entries.Add(LotEntry.Of(e, lot.BalanceMg)),
        },
        DispensingCorrected e => lot with
        {
            GivenMg = lot.GivenMg + e.MoreGivenMg,
            WastedMg = lot.WastedMg + e.MoreWastedMg,
            Out = lot.Left(e.Draw, e.RemainderMg, e.CorrectedBy),
            Custodians = lot.Custodians.Add(e.CorrectedBy),
            Entries = lot.Entries.Add(LotEntry.Of(e, lot.BalanceMg)),
        },
        WasteConfirmed e => lot with
        {
            Entries = [.. lot.Entries.Select(x => x.Draw == e.Draw && x.Awaits(e.By) ? x with { ConfirmedAt = e.At } : x)],
        },
        StockWasted e => lot with
        {
            BalanceMg = e.BalanceMg,
            WastedMg = lot.WastedMg + e.Mg,
            Out = e.Draw is { } draw ? lot.Left(draw, e.RemainderMg, e.WastedBy) : lot.Out,
            Custodians = lot.Custodians.Add(e.WastedBy),
            Entries = lot.Entries.Add(LotEntry.Of(e)),
        },
        StockCounted e => lot with
        {
            AgreedAt = e.CountedMg == e.ExpectedMg ? e.CountedAt : lot.AgreedAt,
            Custodians = e.CountedMg == e.ExpectedMg ? [e.CountedBy] : lot.Custodians.Add(e.CountedBy),
            Entries = lot.Entries.Add(LotEntry.Of(e, lot.BalanceMg)),
        },
        DiscrepancyFound e => lot with
        {
            BalanceMg = e.BalanceMg,
            MissingMg = lot.MissingMg - e.AmountMg,
            Out = e.Draw is { } draw ? lot.Out.Remove(draw.Key) : lot.Out,
            AgreedAt = e.Draw is null ? e.Until : lot.AgreedAt,
            Discrepancies = lot.Discrepancies.Add(e),
            Entries = lot.Entries.Add(LotEntry.Of(e, e.BalanceMg - lot.BalanceMg)),
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(DrugLot)}"),
    };

    /// <summary>What one dispensing has come to by now, with every correction.</summary>
    internal (decimal GivenMg, decimal WastedMg) SettledOf(Draw draw)
    {
        LotEntry[] booked = [.. Entries.Where(e => e.Draw == draw && e.Kind is "settled" or "corrected")];
        return (booked.Sum(e => e.GivenMg ?? 0), booked.Sum(e => e.WastedMg ?? 0));
    }

    private ImmutableSortedDictionary<string, OpenDraw> Left(Draw draw, decimal mg, string by)
    {
        if (mg == 0)
            return Out.Remove(draw.Key);
        var open = Out.GetValueOrDefault(draw.Key) ?? Reopened(draw);
        return Out.SetItem(draw.Key, open with { Mg = mg, Custodians = open.Custodians.Add(by) });
    }

    /// <summary>A dispensing that was accounted for and of which something is left over after all.</summary>
    private OpenDraw Reopened(Draw draw)
    {
        var dispensed = Entries.Find(e => e is { Kind: "dispensed" } && e.Draw == draw)!;
        return new OpenDraw(
            draw, dispensed.PatientId!.Value, 0, dispensed.At,
            dispensed.By is { } by ? ImmutableSortedSet.Create(StringComparer.Ordinal, by) : []);
    }
}

/// <summary>What is out of the shelf and not accounted for yet.</summary>
public sealed record OpenDraw(
    Draw Draw, Guid PatientId, decimal Mg, DateTimeOffset Since, ImmutableSortedSet<string> Custodians);
