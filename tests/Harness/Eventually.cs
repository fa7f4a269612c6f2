namespace Stillwater.Harness;

/// <summary>Waits for what must become true, never for a time, and says what did not.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Answers how long it took.</summary>
    /// <exception cref="TimeoutException">The condition did not come true within 30 s, or what was said instead.</exception>
    public static async Task<TimeSpan> TrueAsync(
        Func<Task<bool>> condition, TimeSpan? within = null, string what = "What was waited for")
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(since) > (within ?? Patience))
                throw new TimeoutException($"Not within {within ?? Patience}: {what}");
            await Task.Delay(10);
        }

        return TimeProvider.System.GetElapsedTime(since);
    }

    public static Task<TimeSpan> TrueAsync(Func<bool> condition, TimeSpan within, string what) =>
        TrueAsync(() => Task.FromResult(condition()), within, what);

    public static Task<TimeSpan> TrueAsync(Func<bool> condition, string what) => TrueAsync(condition, Patience, what);
}
