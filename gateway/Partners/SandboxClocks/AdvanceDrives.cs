using System.Collections.Concurrent;
using Npgsql;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>The advances that this process drives: those asked for here, and those whose driver went silent.</summary>
internal sealed partial class AdvanceDrives(
    LeasedDrive drive, ClockStore store, AdvanceLease lease, TimeProvider world, ILogger<AdvanceDrives> log)
    : BackgroundService
{
    private static readonly TimeSpan TakeOverInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FollowInterval = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<Guid, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    public async Task<AdvanceStart> BeginAsync(AdvanceRequest request, CancellationToken cancellation)
    {
        var driver = Guid.NewGuid();
        var start = await lease.BeginAsync(request, driver, cancellation);
        if (start is AdvanceStart.Begun begun) Drive(begun.Advance, driver);
        return start;
    }

    /// <summary>The advance as soon as it is finished, or as it stands after the time that a caller waits.</summary>
    public async Task<Advance?> FollowAsync(Guid id, TimeSpan wait, CancellationToken cancellation)
    {
        var since = world.GetTimestamp();
        if (_running.TryGetValue(id, out var here))
            await Task.WhenAny(here, Task.Delay(wait, world, cancellation));
        while (true)
        {
            var advance = await store.FindAsync(id, cancellation);
            if (advance is not { State: AdvanceState.Running } || world.GetElapsedTime(since) >= wait) return advance;

            await Task.Delay(FollowInterval, world, cancellation);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var driver = Guid.NewGuid();
                if (await lease.TakeOverAsync(driver, stoppingToken) is { } orphan) Drive(orphan, driver);
            }
            catch (NpgsqlException trouble)
            {
                StoreAway(log, trouble);
            }

            await Task.Delay(TakeOverInterval, world, stoppingToken);
        }
    }

    private void Drive(Advance advance, Guid driver)
    {
        var entered = new TaskCompletionSource();
        _running[advance.Id] = Task.Run(async () =>
        {
            await entered.Task;
            await drive.RunAsync(advance, driver, _stopping.Token);
            _running.TryRemove(advance.Id, out _);
        });
        entered.SetResult();
    }

    [LoggerMessage(LogLevel.Warning, "No advance can be taken over while the database is away")]
    private static partial void StoreAway(ILogger logger, Exception trouble);
}
