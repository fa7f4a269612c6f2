using System.Globalization;

namespace Stillwater.Bench;

/// <summary>The processors of this machine, at rest when hardly any of their time is used.</summary>
internal static class QuietMachine
{
    private const double UsedAtMost = 0.15;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException">Something else keeps the machine busy: nothing measured here would count.</exception>
    public static async Task ReachedAsync()
    {
        var since = TimeProvider.System.GetTimestamp();
        var (idle, all) = await ReadAsync();
        while (true)
        {
            await Task.Delay(Look);
            var (idleNow, allNow) = await ReadAsync();
            if (1 - ((idleNow - idle) / (allNow - all)) < UsedAtMost)
                return;
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new TimeoutException("The machine does not come to rest: end what else runs, then measure again.");
            (idle, all) = (idleNow, allNow);
        }
    }

    /// <summary>From proc_stat(5): the time that was idle or waited for a disk, and all time.</summary>
    private static async Task<(double Idle, double All)> ReadAsync()
    {
        using var stat = new StreamReader("/proc/stat");
        var times = (await stat.ReadLineAsync())!.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)).ToArray();
        return (times[3] + times[4], times.Sum());
    }
}
