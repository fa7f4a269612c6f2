using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Inventory.ConfirmingWaste;
using Stillwater.Sessions.Inventory.DispensingStock;
using LotCommand = Stillwater.Platform.Commands.ICommand<
    Stillwater.Sessions.Inventory.DrugLot, Stillwater.Sessions.Inventory.LotEvent>;

namespace Stillwater.Sessions.Tests.Inventory;

public class DrugLotTests
{
    [Fact]
    public void What_was_drawn_is_given_or_wasted_and_the_book_balances()
    {
        var lot = Stock.After(Stock.Receive(), Stock.Dispense(), Stock.Settle());
        Assert.Equal((5000m, 4950m, 33m, 17m), (lot.ReceivedMg, lot.BalanceMg, lot.GivenMg, lot.WastedMg));
        Assert.Empty(lot.Out);
        Assert.True(lot.Balances);
    }

    [Fact]
    public void A_remainder_is_out_for_a_day_and_then_missing()
    {
        var lot = Stock.After(Stock.Receive(), Stock.Dispense(), Stock.Settle(33m, 0));
        var due = Assert.IsType<DispensingSettled>(
            Stock.Settle(33m, 0).Decide(Stock.After(Stock.Receive(), Stock.Dispense()), Given.At(40)).Events[0]).RemainderDueAt;
        Assert.Equal(Given.At(40 + (24 * 60)), due);
        Assert.Equal(17m, Assert.Single(lot.Out.Values).Mg);

        var found = Assert.IsType<DiscrepancyFound>(
            Assert.Single(new MissRemainder(Stock.Dose.Key, due!.Value, Stock.Rules).Decide(lot, due.Value).Events));
        Assert.Equal(("remainder", -17m, Given.Noon, due.Value), (found.Cause, found.AmountMg, found.From, found.Until));
        Assert.Equal([Stock.Nurse], found.Custodians);
        Assert.True(DrugLot.Evolve(lot, found).Balances);
    }

    [Fact]
    public void A_remainder_that_was_wasted_before_a_witness_is_not_missing()
    {
        var lot = Stock.After(Stock.Receive(), Stock.Dispense(), Stock.Settle(33m, 0), Stock.Waste(17m, Stock.Dose));
        Assert.Empty(lot.Out);
        Assert.Equal((4950m, 17m), (lot.BalanceMg, lot.WastedMg));
        Assert.Empty(new MissRemainder(Stock.Dose.Key, Given.At(2000), Stock.Rules).Decide(lot, Given.At(2000)).Events);
    }

    [Fact]
    public void Only_the_named_witness_confirms_a_destruction_and_only_once()
    {
        var lot = Stock.After(Stock.Receive(), Stock.Dispense(), Stock.Settle());
        var confirm = new ConfirmWaste(Stock.Dose, Stock.OtherNurse);
        var confirmed = DrugLot.Evolve(lot, Assert.Single(confirm.Decide(lot, Given.At(60)).Events));
        Assert.Equal(Given.At(60), confirmed.Entries.Single(e => e.Kind == "settled").ConfirmedAt);
        Assert.Empty(confirm.Decide(confirmed, Given.At(61)).Events);
        Assert.Equal("session.not-the-witness", (confirm with { By = Stock.Nurse }).Decide(lot, Given.At(60)).Refusal?.Code);
        Assert.Equal("session.nothing-wasted", (confirm with { Draw = null }).Decide(lot, Given.At(60)).Refusal?.Code);
        var clean = Stock.After(Stock.Receive(), Stock.Dispense(), Stock.Settle(33m, 0));
        Assert.Equal("session.nothing-wasted", confirm.Decide(clean, Given.At(60)).Refusal?.Code);
    }

    [Fact]
    public void A_corrected_dose_books_the_difference_and_the_book_still_balances()
    {
        var lot = Stock.After(Stock.Receive(), Stock.Dispense(), Stock.Settle());
        var correct = new CorrectDispensing(Stock.Dose, 30m, 17m, Stock.Colleague, Stock.Nurse, Stock.Rules);
        var booked = Assert.IsType<DispensingCorrected>(Assert.Single(correct.Decide(lot, Given.At(90)).Events));
        Assert.Equal((-3m, 0m, 3m), (booked.MoreGivenMg, booked.MoreWastedMg, booked.RemainderMg));
        Assert.Equal(Given.At(90).AddHours(24), booked.RemainderDueAt);
        var after = DrugLot.Evolve(lot, booked);
        Assert.Equal((30m, 17m, 3m, true), (after.GivenMg, after.WastedMg, after.Out.Values.Single().Mg, after.Balances));
        Assert.Empty(correct.Decide(after, Given.At(91)).Events);
        var back = DrugLot.Evolve(after, Assert.Single((correct with { GivenMg = 33m }).Decide(after, Given.At(92)).Events));
        Assert.Equal((33m, 0, true), (back.GivenMg, back.Out.Count, back.Balances));
        Assert.Equal(
            "session.nothing-left-over", (correct with { GivenMg = 34m }).Decide(lot, Given.At(90)).Refusal?.Code);
        Assert.Equal(
            "session.witness-required",
            (correct with { WastedMg = 20m, Witness = Witness.None }).Decide(lot, Given.At(90)).Refusal?.Code);
    }

    [Theory]
    [InlineData("4950", false)]
    [InlineData("4949.99", true)]
    [InlineData("4950.01", true)]
    public void A_count_finds_the_smallest_difference(decimal counted, bool differs) => Assert.Equal(
        differs,
        Stock.Count(counted).Decide(Stock.After(Stock.Receive(), Stock.Dispense()), Given.At(120)).Events
            .Any(e => e is DiscrepancyFound));

    [Fact]
    public void A_discrepancy_names_amount_window_and_custodians_and_when_it_must_be_told()
    {
        var lot = Stock.After(Stock.Receive(), Stock.Count(5000m, -60), Stock.Dispense(), Stock.Settle());
        var found = Stock.Count(4450m).Decide(lot, Given.At(120)).Events.OfType<DiscrepancyFound>().Single();
        Assert.Equal(
            ("count", -500m, Given.At(-60), Given.At(120)), (found.Cause, found.AmountMg, found.From, found.Until));
        Assert.Equal(new[] { Stock.Nurse, Stock.OtherNurse }.Order(), found.Custodians.Order());
        // Monday 2 March: the next business day is Tuesday, and 45 days later it is 16 April.
        Assert.Equal((new DateOnly(2026, 3, 3), new DateOnly(2026, 4, 16)), (found.NoticeDueOn, found.FormDueOn));
        Assert.Equal(4450m, found.BalanceMg);
    }

    [Fact]
    public void More_than_booked_is_a_difference_too_and_no_loss()
    {
        var found = Stock.Count(5010m).Decide(Stock.After(Stock.Receive()), Given.At(120)).Events
            .OfType<DiscrepancyFound>().Single();
        Assert.Equal((10m, null, null), (found.AmountMg, found.NoticeDueOn, found.FormDueOn));
    }

    [Fact]
    public void A_count_is_held_against_what_the_book_had_at_its_time()
    {
        var lot = Stock.After(Stock.Receive(), Stock.Dispense(minute: 30));
        Assert.Single(Stock.Count(5000m, minute: 20).Decide(lot, Given.At(120)).Events);
    }

    public static TheoryData<string, LotCommand, DrugLot> Refusals => new()
    {
        { "session.lot-unknown", Stock.Dispense(), DrugLot.Initial },
        { "session.lot-mismatch", Stock.Receive(drug: "esketamine"), Stock.After(Stock.Receive()) },
        { "session.lot-mismatch", Stock.Dispense() with { Drug = "esketamine" }, Stock.After(Stock.Receive()) },
        { "session.lot-expired", Stock.Receive() with { ExpiresOn = new DateOnly(2026, 3, 1) }, DrugLot.Initial },
        { "session.lot-expired", Stock.Dispense() with { At = Given.At(60 * 24 * 600) }, Stock.After(Stock.Receive()) },
        { "session.lot-insufficient", Stock.Dispense(5000.01m), Stock.After(Stock.Receive()) },
        { "session.lot-insufficient", Stock.Waste(5001m), Stock.After(Stock.Receive()) },
        { "session.time-in-future", Stock.Receive() with { ReceivedAt = Given.At(183) }, DrugLot.Initial },
        { "session.time-in-future", Stock.Count(1m, 183), Stock.After(Stock.Receive()) },
        { "session.counted-before", Stock.Count(1m, 60), Stock.After(Stock.Receive(), Stock.Count(5000m, 60)) },
        { "session.count-impossible", Stock.Count(49.99m, -30), Stock.After(Stock.Receive(), Stock.Dispense()) },
        { "session.nothing-left-over", Stock.Waste(1m, Stock.Dose), Stock.After(Stock.Receive()) },
        { "session.nothing-left-over", Stock.Settle(33m, 17.01m), Stock.After(Stock.Receive(), Stock.Dispense()) },
        { "session.witness-required", Stock.Waste(1m, witness: Witness.None), Stock.After(Stock.Receive()) },
        { "session.witness-required", Stock.Waste(1m, witness: new Witness(Given.Nurse, true)), Stock.After(Stock.Receive()) },
        { "session.witness-unfit", Stock.Waste(1m, witness: new Witness(Given.OtherNurse, false)),
            Stock.After(Stock.Receive()) },
        { "session.witness-unfit", Stock.Settle() with { Witness = new Witness(Given.OtherNurse, false) },
            Stock.After(Stock.Receive(), Stock.Dispense()) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void The_account_refuses_with_a_stable_code(string code, LotCommand command, DrugLot lot)
    {
        var decision = command.Decide(lot, Given.At(180));
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void The_same_dose_leaves_the_shelf_once() =>
        Assert.Empty(Stock.Dispense().Decide(Stock.After(Stock.Receive(), Stock.Dispense()), Given.At(10)).Events);

    [Fact]
    public void The_whole_lot_can_be_drawn() =>
        Assert.Equal(0m, Stock.After(Stock.Receive(), Stock.Dispense(5000m)).BalanceMg);
}
