using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Inventory.CountingStock;

/// <summary>
/// The shelf is counted against what the book had at that time. A difference is a fact of its own, and the book goes on
/// from what was found.
/// </summary>
public sealed record CountStock(
    decimal CountedMg, DateTimeOffset At, string Actor, Witness Witness, AccountRuleSet Rules) : ICommand<DrugLot, LotEvent>
{
    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now)
    {
        if (Rules.IsAhead(At, now))
            return LotRefusals.InFuture.On("/countedAt", "now or earlier");
        if (state.Entries.Exists(e => e.Kind is "counted" && e.At >= At))
            return LotRefusals.CountedBefore.On("/countedAt", "after the last count");
        if (Witness.Id is not null && Witness.FaultFor(Actor) is { } fault)
            return fault;

        var expected = state.ShelfAt(At);
        if (state.BalanceMg + CountedMg - expected < 0)
            return LotRefusals.CountImpossible.On("/countedMg", "at least what has left the shelf since");

        var counted = new StockCounted(CountedMg, expected, Actor, Witness.Id?.ToString(), At);
        return Math.Abs(CountedMg - expected) <= Rules.Inventory.CountToleranceMg.Value
            ? counted
            : (LotEvent[])[counted, Discrepancy.InCount(state, counted, Rules.Inventory)];
    }
}
