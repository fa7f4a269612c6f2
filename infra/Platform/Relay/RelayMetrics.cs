using System.Diagnostics.Metrics;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Platform.Relay;

/// <summary>How far the relay is behind, told only by the replica that leads it: a follower's would be stale.</summary>
public sealed class RelayMetrics(IMeterFactory meters, TimeProvider time)
{
    private readonly Meter _meter = meters.Create(StillwaterMeter.Name);
    private readonly Counter<long> _published =
        meters.Create(StillwaterMeter.Name).CreateCounter<long>("stillwater.relay.published");
    private long _waitsSinceTicks;

    /// <summary>Age of the oldest event that is being published or waits to be published again.</summary>
    public double LagSeconds => Interlocked.Read(ref _waitsSinceTicks) is > 0 and var ticks
        ? (time.GetUtcNow() - new DateTimeOffset(ticks, TimeSpan.Zero)).TotalSeconds
        : 0;

    internal void Watch(DaemonCoordinator daemon)
    {
        _meter.CreateObservableGauge("stillwater.daemon.leader", () => daemon.Shards.Select(shard =>
            new Measurement<int>(shard.Value ? 1 : 0, new KeyValuePair<string, object?>("shard", shard.Key))));
        _meter.CreateObservableGauge("stillwater.relay.lag.events", () => OfLeader(daemon.LagOf(ContractRelay.Shard)));
        _meter.CreateObservableGauge("stillwater.relay.lag.seconds", () => OfLeader(LagSeconds), "s");

        Measurement<T>[] OfLeader<T>(T value)
            where T : struct => daemon.Shards[ContractRelay.Shard] ? [new(value)] : [];
    }

    internal void Waits(DateTimeOffset? since) => Interlocked.Exchange(ref _waitsSinceTicks, since?.UtcTicks ?? 0);

    internal void Published() => _published.Add(1);
}
