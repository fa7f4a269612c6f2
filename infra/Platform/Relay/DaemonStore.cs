using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Storage;

namespace Stillwater.Platform.Relay;

/// <summary>
/// The store that the daemon works on: the service's own options under the daemon's database role, with the relay
/// as one more subscription. The service may set the polling times, but not that an event is skipped.
/// </summary>
public sealed class DaemonStore : IAsyncDisposable
{
    public DaemonStore(RelaySetup setup, IFactPublisher publisher, CommitSignal signal, RelayMetrics metrics)
    {
        Connection = setup.DaemonConnection;
        Store = DocumentStore.For(options =>
        {
            var daemon = options.Projections;
            daemon.FastPollingTime = TimeSpan.FromMilliseconds(50);
            daemon.SlowPollingTime = TimeSpan.FromMilliseconds(500);
            daemon.StaleSequenceThreshold = TimeSpan.FromMilliseconds(500);
            daemon.StopAndDrainTimeout = TimeSpan.FromSeconds(2);
            setup.ConfigureStore(options);
            options.Connection(Sessions.Derived(Connection));
            daemon.AsyncMode = DaemonMode.ExternallyManaged;
            daemon.Wakeup = signal;
            daemon.Errors.SkipApplyErrors = false;
            daemon.Errors.SkipSerializationErrors = false;
            daemon.Errors.SkipUnknownEvents = false;
            daemon.Subscribe(new ContractRelay(setup, publisher, metrics));
        });

        // One page in flight: what is committed meanwhile becomes the next page, not a queue of tiny ones.
        foreach (var shard in Store.Options.Projections.AllShards())
            shard.Options.MaximumHopperSize = 1;
    }

    public DocumentStore Store { get; }

    internal string Connection { get; }

    internal MartenDatabase Database => (MartenDatabase)Store.Storage.Database;

    internal IEnumerable<ShardName> Shards => Store.Options.Projections.AllShards().Select(shard => shard.Name);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
