using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;

namespace Stillwater.Sessions.Inventory.DispensingStock;

/// <summary>What was drawn, not given, and not accounted for in its time is missing.</summary>
public sealed record MissRemainder(string Key, DateTimeOffset DueAt, AccountRuleSet Rules) : ICommand<DrugLot, LotEvent>
{
    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now) => state.Out.TryGetValue(Key, out var open)
        ? Discrepancy.OfOpen(state, open, "remainder", DueAt, Rules.Inventory)
        : Decision<LotEvent>.Nothing;
}
