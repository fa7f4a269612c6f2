using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Inventory.DispensingStock;

/// <summary>
/// What was dispensed is given or wasted, never more than went out; the remainder has a day to be accounted for.
/// </summary>
public sealed record SettleDispensing(
    Draw Draw, decimal GivenMg, decimal WastedMg, Witness Witness, string Actor, DateTimeOffset At, AccountRuleSet Rules)
    : ICommand<DrugLot, LotEvent>
{
    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now)
    {
        if (!state.Out.TryGetValue(Draw.Key, out var open) || GivenMg + WastedMg == 0)
            return Decision<LotEvent>.Nothing;
        if (GivenMg + WastedMg > open.Mg)
            return LotRefusals.NotOut.On("/wastedMg", FormattableString.Invariant($"at most {open.Mg} mg with what was given"));
        if (WastedMg > 0 && Witness.FaultFor(Actor) is { } fault)
            return fault;

        var left = open.Mg - GivenMg - WastedMg;
        return new DispensingSettled(
            Draw, GivenMg, WastedMg, WastedMg > 0 ? Witness.Id.ToString() : null, Actor, At, left,
            left > 0 && Draw.To == Draw.Session ? At.AddHours(Rules.Inventory.RemainderHours.Value) : null);
    }
}
