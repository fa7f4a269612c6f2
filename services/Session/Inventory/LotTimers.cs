using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Inventory.DispensingStock;

namespace Stillwater.Sessions.Inventory;

/// <summary>What is left over of a dispensing has until its timer to be accounted for.</summary>
internal static class LotTimers
{
    public const string RemainderDue = "remainder-due";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        DispensingSettled { RemainderDueAt: { } due } e =>
            [DueTimers.Set(tenant, stream, e.Draw.Key, due, RemainderDue)],
        DispensingSettled e => [DueTimers.Clear(tenant, stream, e.Draw.Key)],
        DispensingCorrected { RemainderDueAt: { } due } e =>
            [DueTimers.Set(tenant, stream, e.Draw.Key, due, RemainderDue)],
        DispensingCorrected e => [DueTimers.Clear(tenant, stream, e.Draw.Key)],
        StockWasted { Draw: { } draw, RemainderMg: 0 } => [DueTimers.Clear(tenant, stream, draw.Key)],
        DiscrepancyFound { Draw: { } draw } => [DueTimers.Clear(tenant, stream, draw.Key)],
        _ => [],
    };

    public static Task MissAsync(Work work, DueTimer timer, CancellationToken cancellationToken) => work.ApplyAsync(
        timer.Stream, new MissRemainder(timer.Key, timer.Due, AccountRuleFile.Shipped), cancellationToken);
}
