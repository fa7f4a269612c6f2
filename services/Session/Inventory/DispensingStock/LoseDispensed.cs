using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;

namespace Stillwater.Sessions.Inventory.DispensingStock;

/// <summary>What is out and will not come back is missing.</summary>
public sealed record LoseDispensed(string Key, DateTimeOffset At, AccountRuleSet Rules) : ICommand<DrugLot, LotEvent>
{
    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now) => state.Out.TryGetValue(Key, out var open)
        ? Discrepancy.OfOpen(state, open, "loss", At, Rules.Inventory)
        : Decision<LotEvent>.Nothing;
}
