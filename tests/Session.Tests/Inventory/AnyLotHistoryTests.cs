using CsCheck;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Inventory.DispensingStock;
using LotCommand = Stillwater.Platform.Commands.ICommand<
    Stillwater.Sessions.Inventory.DrugLot, Stillwater.Sessions.Inventory.LotEvent>;

namespace Stillwater.Sessions.Tests.Inventory;

/// <summary>Whatever is booked in whatever order: every milligram is somewhere, and none is there twice.</summary>
public class AnyLotHistoryTests
{
    private static readonly Gen<decimal> Mg = Gen.Int[0, 6000].Select(n => n / 2m);

    private static readonly Gen<Draw> AnyDraw = Gen.Select(Gen.Bool, Gen.Int[1, 2], (home, part) =>
        new Draw(home ? Draw.HomeSupply : Draw.Session, Given.Session, part));

    private static readonly Gen<Witness> AnyWitness = Gen.OneOf(
        Gen.Const(Stock.Colleague), Gen.Const(Witness.None), Gen.Const(new Witness(Given.Nurse, true)),
        Gen.Const(new Witness(Given.OtherNurse, false)));

    private static readonly Gen<LotCommand> AnyCommand = Gen.OneOf<LotCommand>(
        Gen.Int[1, 10].Select(units => (LotCommand)Stock.Receive(units)),
        Gen.Select(Mg, AnyDraw).Select((mg, draw) => (LotCommand)Stock.Dispense(mg, draw)),
        Gen.Select(Mg, Mg, AnyDraw, AnyWitness).Select((given, wasted, draw, witness) =>
            (LotCommand)(Stock.Settle(given, wasted, draw) with { Witness = witness })),
        Gen.Select(Mg, AnyDraw, Gen.Bool, AnyWitness).Select((mg, draw, shelf, witness) =>
            (LotCommand)Stock.Waste(mg, shelf ? null : draw, witness)),
        Gen.Select(Mg, Gen.Double[-300, 200]).Select((mg, minute) => (LotCommand)Stock.Count(mg, minute)),
        AnyDraw.Select(draw => (LotCommand)new MissRemainder(draw.Key, Given.At(150), Stock.Rules)));

    [Fact]
    public void The_book_always_balances_and_never_goes_below_nothing() =>
        Gen.Select(Gen.Int[0, 180], AnyCommand).Array[0, 40].Sample(course =>
        {
            var lot = DrugLot.Evolve(DrugLot.Initial, Stock.History(Stock.Receive())[0]);
            foreach (var (minute, command) in course)
            {
                var decision = command.Decide(lot, Given.At(minute));
                Assert.True(decision.Refusal is null || decision.Events.Count == 0);
                lot = decision.Events.Aggregate(lot, DrugLot.Evolve);
                Assert.True(lot.Balances);
                Assert.True(lot.BalanceMg >= 0 && lot.Out.Values.All(o => o.Mg > 0));
                Assert.Equal(lot.BalanceMg, lot.Entries[^1].BalanceMg);
            }
        }, iter: 2_000);

    [Fact]
    public void No_stock_is_wasted_without_an_active_witness_of_another_hand() =>
        Gen.Select(Mg, AnyWitness).Sample((mg, witness) =>
        {
            var decision = Stock.Waste(mg, witness: witness).Decide(Stock.After(Stock.Receive()), Given.At(120));
            if (decision.Events.Count > 0)
                Assert.True(witness.IsActive && witness.Id is { } id && id.ToString() != Stock.Nurse);
        });
}
