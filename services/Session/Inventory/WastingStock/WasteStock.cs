using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Inventory.WastingStock;

/// <summary>Stock is destroyed before a second person: from the shelf, or what a session has left over.</summary>
public sealed record WasteStock(
    Draw? Draw, decimal Mg, string Reason, Witness Witness, string Actor, DateTimeOffset At, AccountRuleSet Rules)
    : ICommand<DrugLot, LotEvent>
{
    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now)
    {
        if (Witness.FaultFor(Actor) is { } fault)
            return fault;
        if (Rules.IsAhead(At, now))
            return LotRefusals.InFuture.On("/wastedAt", "now or earlier");

        var open = Draw is null ? null : state.Out.GetValueOrDefault(Draw.Key);
        if (Draw is not null && open is null)
            return LotRefusals.NotOut.On("/sessionId", "a session with something left over");
        if (Mg > (open?.Mg ?? state.BalanceMg))
            return LotRefusals.Insufficient.On("/mg", FormattableString.Invariant($"at most {open?.Mg ?? state.BalanceMg} mg"));
        return new StockWasted(
            Draw, Mg, Reason, Actor, Witness.Id.ToString()!, At, open is null ? state.BalanceMg - Mg : state.BalanceMg,
            open is null ? 0 : open.Mg - Mg);
    }
}
