using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Inventory.ReceivingStock;

/// <summary>A delivery opens the book of its lot, or adds to it when the product is the same.</summary>
public sealed record ReceiveStock(
    string Lot, string Drug, string Ndc, DateOnly ExpiresOn, decimal UnitMg, int Units, string Acquisition,
    Guid? PatientId, Sealed<string>? Supplier, Sealed<string>? Reference, string Actor, DateTimeOffset ReceivedAt,
    AccountRuleSet Rules) : ICommand<DrugLot, LotEvent>
{
    public Decision<LotEvent> Decide(DrugLot state, DateTimeOffset now) => state.Delivery switch
    {
        _ when Rules.IsAhead(ReceivedAt, now) => LotRefusals.InFuture.On("/receivedAt", "now or earlier"),
        _ when ExpiresOn < DateOnly.FromDateTime(now.UtcDateTime) => LotRefusals.Expired.On("/expiresOn", "today or later"),
        { } known when (known.Drug, known.Ndc, known.ExpiresOn, known.UnitMg) != (Drug, Ndc, ExpiresOn, UnitMg) =>
            LotRefusals.Mismatch.On("/lot", $"{known.Drug}, {known.Ndc}, as booked before"),
        _ => new StockReceived(
            Lot, Drug, Ndc, ExpiresOn, UnitMg, Units, Acquisition, PatientId, Supplier, Reference, Actor, ReceivedAt,
            state.BalanceMg + (Units * UnitMg)),
    };
}
