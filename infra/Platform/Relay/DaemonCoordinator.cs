using JasperFx;
using JasperFx.Events.Daemon;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Polly;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Stillwater.Platform.Relay;

/// <summary>Runs each async shard on exactly one replica: the one that holds its lock.</summary>
public sealed partial class DaemonCoordinator : ProjectionCoordinatorBase, IProjectionCoordinator, IHealthCheck
{
    /// <summary>Marten's daemon tells each page at information level: too much for a service's log.</summary>
    internal const string LogCategory = "Marten.Daemon";

    private const string Qualifier = "stillwater";
    private const int FirstLock = 4444;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PausedFor = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AsideFor = TimeSpan.FromSeconds(30);
    private readonly DaemonStore _store;
    private readonly LeaderLock _lock;
    private readonly ILogger _log;
    private IProjectionDaemon? _daemon;
    private (string Shard, long After, string? Type)? _unreadable;

    public DaemonCoordinator(DaemonStore store, RelayMetrics metrics, TimeProvider time, ILoggerFactory logs)
        : this(store, new LeaderLock(store.Connection, time, logs.CreateLogger<LeaderLock>()), time, logs) =>
        metrics.Watch(this);

    private DaemonCoordinator(DaemonStore store, LeaderLock leader, TimeProvider time, ILoggerFactory logs)
        : base(
            new SingleTenantProjectionDistributor(
                () => store.Database, () => store.Shards, _ => leader,
                (_, names, id) => new ProjectionSet(id, store.Database, names), Qualifier, FirstLock),
            logs.CreateLogger<DaemonCoordinator>(), ResiliencePipeline.Empty, time, LookEvery, PausedFor, PausedFor)
    {
        (_store, _lock, _log) = (store, leader, logs.CreateLogger(LogCategory));
        leader.Lost = StopShardsAsync;
    }

    /// <summary>Whether this replica leads, by name of the shard.</summary>
    public IReadOnlyDictionary<string, bool> Shards => _store.Shards.ToDictionary(
        shard => shard.Identity, shard => _lock.HasLock(ProjectionLockIds.Compute(Qualifier, shard, FirstLock)));

    /// <summary>Committed events that a shard of this replica has not passed yet.</summary>
    public long LagOf(string shard) =>
        Agents.FirstOrDefault(a => a.Name.Identity == shard) is { } agent
            ? Math.Max(0, _daemon!.HighWaterMark() - agent.Position)
            : 0;

    private IReadOnlyList<ISubscriptionAgent> Agents => _daemon?.CurrentAgents() ?? [];

    public override IProjectionDaemon DaemonForMainDatabase() =>
        _daemon ??= _store.Store.BuildProjectionDaemonAsync(logger: _log).AsTask().GetAwaiter().GetResult();

    public override ValueTask<IProjectionDaemon> DaemonForDatabase(string databaseIdentifier) =>
        new(DaemonForMainDatabase());

    public override ValueTask<IReadOnlyList<IProjectionDaemon>> AllDaemonsAsync() => new([DaemonForMainDatabase()]);

    /// <summary>Degraded when this replica had to give its shards away: it still serves requests.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        _unreadable is var (shard, after, type) && !Agents.Any(a => a.Name.Identity == shard && a.Position > after)
            ? HealthCheckResult.Degraded(
                $"Shards released: {shard} met '{type}' after {after}, which this build cannot read.")
            : HealthCheckResult.Healthy($"Leads {Shards.Count(s => s.Value)} of {Shards.Count} shards."));

    /// <summary>
    /// The loop asks for the daemon before it looks at a shard. What is stopped for good is taken out here: a shard
    /// whose progress another node had moved would count as present and never start again.
    /// </summary>
    protected override IProjectionDaemon ResolveDaemon(IProjectionSet set)
    {
        var daemon = DaemonForMainDatabase();
        foreach (var agent in daemon.CurrentAgents().Where(a => a.Status != AgentStatus.Running))
        {
            if (agent.Failure is { Event: { } met } failure && IsUnreadable(failure))
            {
                // Before the locks go: a replica that no longer leads must already say why.
                _unreadable = (agent.Name.Identity, agent.Position, met.EventTypeName);
                if (_lock.StepAside(AsideFor))
                    LogSteppedAside(_log, agent.Name.Identity, agent.Position, met.EventTypeName);
            }

            if (agent.Status == AgentStatus.Stopped || agent.Failure?.Event is not null)
                daemon.EjectPausedShard(agent.Name.Identity);
        }

        return daemon;
    }

    protected override IReadOnlyList<IProjectionDaemon> ResolvedDaemons() => _daemon is null ? [] : [_daemon];

    protected override void ClearResolvedDaemons() => _daemon = null;

    private static bool IsUnreadable(ShardFailure failure) =>
        failure.Category is ShardFailureCategory.UnknownEventType or ShardFailureCategory.EventSerialization;

    private async Task StopShardsAsync()
    {
        foreach (var agent in Agents)
        {
            _daemon!.EjectPausedShard(agent.Name.Identity);
            await agent.HardStopAsync();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Shard} met '{Type}' after {Position}, which this build cannot read")]
    private static partial void LogSteppedAside(ILogger log, string shard, long position, string? type);
}
