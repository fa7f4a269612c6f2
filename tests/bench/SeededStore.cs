using Stillwater.Harness;
using Stillwater.Harness.Servers;

namespace Stillwater.Bench;

/// <summary>A store that a benchmark has filled: the relay publishes all of it, and is not to be measured.</summary>
internal static class SeededStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Waits until the relay has come to the end of what was seeded.</summary>
    public static Task PublishedAsync(DatabaseConnections store) => Eventually.TrueAsync(
        async () => await store.ScalarAsync<long>(
            "select (select coalesce(max(seq_id), 0) from mt_events) "
            + "- (select coalesce(min(last_seq_id), 0) from mt_event_progression where name = 'relay:All')") == 0,
        Patience);
}
