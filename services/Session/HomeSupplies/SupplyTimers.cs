using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;

namespace Stillwater.Sessions.HomeSupplies;

/// <summary>
/// An unlocked box locks itself when its time is over; a supply that is accounted for frees the patient's place.
/// </summary>
internal static class SupplyTimers
{
    public const string RelockDue = "home-relock-due";

    private const string Relock = "relock";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        SupplyUnlocked e => [DueTimers.Set(tenant, stream, Relock, e.ValidUntil, RelockDue)],
        SupplyLocked => [DueTimers.Clear(tenant, stream, Relock)],
        HomeDoseUsed { DosesLeft: 0 } e => Over(tenant, stream, e.Place),
        SupplyReturned e => Over(tenant, stream, e.Place),
        SupplyLost e => Over(tenant, stream, e.Place),
        _ => [],
    };

    public static Task RelockAsync(Work work, DueTimer timer, CancellationToken cancellationToken) =>
        work.ApplyAsync(timer.Stream, new RelockSupply(), cancellationToken);

    private static IEnumerable<Guard> Over(string tenant, Guid stream, SupplyPlace place) =>
    [
        DueTimers.Clear(tenant, stream, Relock),
        Claim.Release(tenant, HomeSupply.Claim, place.PatientId.ToString(), stream),
    ];
}
