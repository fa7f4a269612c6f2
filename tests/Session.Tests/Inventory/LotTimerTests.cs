using Stillwater.Platform.Timers;
using Stillwater.Sessions.Inventory;

namespace Stillwater.Sessions.Tests.Inventory;

public class LotTimerTests
{
    private static readonly Guid Lot = DrugLot.IdOf("northside", "KET-2601");

    [Fact]
    public void A_remainder_owes_a_timer_and_its_wastage_clears_it()
    {
        var history = Stock.History(
            Stock.Receive(), Stock.Dispense(), Stock.Settle(33m, 0), Stock.Waste(7m, Stock.Dose), Stock.Waste(10m, Stock.Dose));
        Assert.Equal(
            [
                DueTimers.Set("northside", Lot, Stock.Dose.Key, Given.At(40 + (24 * 60)), LotTimers.RemainderDue).Sql,
                DueTimers.Clear("northside", Lot, Stock.Dose.Key).Sql,
            ],
            history.SelectMany(e => LotTimers.OwedBy("northside", Lot, e)).Select(guard => guard.Sql));
    }

    [Fact]
    public void What_is_at_a_patients_home_has_no_such_timer()
    {
        var home = new Draw(Draw.HomeSupply, Given.Session, 1);
        var settled = Stock.History(Stock.Receive(), Stock.Dispense(100m, home), Stock.Settle(50m, 0, home))[^1];
        Assert.Null(Assert.IsType<DispensingSettled>(settled).RemainderDueAt);
    }
}
