using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Inventory.DispensingStock;

/// <summary>Stock leaves the shelf once for each draw, of the right drug, unexpired, and never more than there is.</summary>
public sealed record DispenseStock(
    Draw Draw, Guid PatientId, string Drug, decimal Mg, string DispensedBy, string? ObservedBy, DateTimeOffset At)
    : ICommand<DrugLot, LotEvent>
{
    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now) => state switch
    {
        { Delivery: null } => LotRefusals.Unknown,
        _ when state.Entries.Exists(e => e is { Kind: "dispensed" } && e.Draw == Draw) => Decision<LotEvent>.Nothing,
        _ when Mg <= 0 => Decision<LotEvent>.Nothing,
        { Delivery: var booked } when booked.Drug != Drug => LotRefusals.Mismatch.On("/lots", $"a lot of {Drug}"),
        { Delivery: var booked } when booked.ExpiresOn < DateOnly.FromDateTime(At.UtcDateTime) => LotRefusals.Expired,
        _ when Mg > state.BalanceMg =>
            LotRefusals.Insufficient.On("/lots", FormattableString.Invariant($"at most {state.BalanceMg} mg")),
        _ => new StockDispensed(Draw, PatientId, Mg, DispensedBy, ObservedBy, At, state.BalanceMg - Mg),
    };
}
