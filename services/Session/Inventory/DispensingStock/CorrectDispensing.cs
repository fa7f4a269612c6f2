using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Inventory.DispensingStock;

/// <summary>
/// What a dose really came to was recorded wrong: the book takes the difference, never more than was dispensed, and what
/// is left over has its day to be accounted for.
/// </summary>
public sealed record CorrectDispensing(
    Draw Draw, decimal GivenMg, decimal WastedMg, Witness Witness, string Actor, AccountRuleSet Rules)
    : ICommand<DrugLot, LotEvent>
{
    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now)
    {
        var (given, wasted) = state.SettledOf(Draw);
        if (state.Delivery is null || (given, wasted) == (GivenMg, WastedMg))
            return Decision<LotEvent>.Nothing;
        var all = (state.Out.GetValueOrDefault(Draw.Key)?.Mg ?? 0) + given + wasted;
        if (GivenMg + WastedMg > all)
            return LotRefusals.NotOut.On("/replacement/givenMg", FormattableString.Invariant($"at most {all} mg with wastedMg"));
        if (WastedMg > wasted && Witness.FaultFor(Actor) is { } fault)
            return fault with { Field = new FieldFault("/replacement/witness", fault.Field!.Detail) };

        var left = all - GivenMg - WastedMg;
        return new DispensingCorrected(
            Draw, GivenMg - given, WastedMg - wasted, WastedMg > wasted ? Witness.Id.ToString() : null, Actor, now, left,
            left > 0 ? now.AddHours(Rules.Inventory.RemainderHours.Value) : null);
    }
}
