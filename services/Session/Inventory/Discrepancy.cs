using Stillwater.Sessions.AccountRules;

namespace Stillwater.Sessions.Inventory;

/// <summary>States a difference with its window and custodians, and the days on which a loss is to be told.</summary>
internal static class Discrepancy
{
    private const int DaysOfAWeek = 7;

    public static DiscrepancyFound InCount(DrugLot lot, StockCounted counted, InventoryRules rules) => Found(
        "count", counted.CountedMg - counted.ExpectedMg, lot.AgreedAt, counted.CountedAt,
        [.. lot.Custodians.Add(counted.CountedBy)], null, lot.BalanceMg + counted.CountedMg - counted.ExpectedMg, rules);

    /// <summary>What is out and will not come back: left over from a session, or lost at home.</summary>
    public static DiscrepancyFound OfOpen(
        DrugLot lot, OpenDraw open, string cause, DateTimeOffset until, InventoryRules rules) => Found(
        cause, -open.Mg, open.Since, until, [.. open.Custodians], open.Draw, lot.BalanceMg, rules);

    private static DiscrepancyFound Found(
        string cause, decimal amountMg, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<string> custodians,
        Draw? draw, decimal balanceMg, InventoryRules rules)
    {
        var day = DateOnly.FromDateTime(until.UtcDateTime);
        return new DiscrepancyFound(
            cause, amountMg, from, until, custodians, draw,
            amountMg < 0 ? BusinessDaysAfter(day, rules.LossNoticeBusinessDays.Value) : null,
            amountMg < 0 ? day.AddDays(rules.LossFormDays.Value) : null, balanceMg);
    }

    /// <summary>Weekends do not count; public holidays differ by state and are left to the clinic.</summary>
    private static DateOnly BusinessDaysAfter(DateOnly day, int days) => Enumerable.Range(1, days * DaysOfAWeek)
        .Select(day.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Skip(days - 1).First();
}
