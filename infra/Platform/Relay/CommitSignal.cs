using JasperFx.Events.Daemon.HighWater;
using Marten;
using Marten.Services;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stillwater.Platform.Relay;

/// <summary>
/// Tells the leader, after the commit, that there are new events: directly in this process, by NOTIFY in the other
/// replicas. PostgreSQL serialises the commits of notifying transactions, so an append never notifies; one session
/// does, at most once per 5 ms. Polling stays as the net.
/// </summary>
public sealed class CommitSignal(RelaySetup setup, TimeProvider time, ILogger<CommitSignal> log)
    : DocumentSessionListenerBase, IDaemonWakeup, IHostedService
{
    /// <summary>Says, at most once per 5 ms, that something was committed.</summary>
    public const string Channel = "stillwater_committed";
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(5);

    /// <summary>Each look costs two queries and a commit: under load the daemon looks less often and finds more.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);
    private readonly CancellationTokenSource _lifetime = new();
    private readonly SemaphoreSlim _forDaemon = new(0);
    private readonly SemaphoreSlim _forSender = new(0);
    private Task? _sending;
    private Task? _listening;
    private int _sender;
    private long _looked;

    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        if (commit.GetStreams().Any())
            Raise();
        return Task.CompletedTask;
    }

    /// <summary>For commits that no listening session made.</summary>
    public void Raise()
    {
        Set(_forDaemon);
        Set(_forSender);
    }

    /// <summary>Only a leader waits, so only a leader listens.</summary>
    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        _listening ??= Sessions.KeepAsync(setup.DaemonConnection, "listen", ListenAsync, time, log, _lifetime.Token);
        if (BetweenLooks - time.GetElapsedTime(_looked) is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, token);
        await _forDaemon.WaitAsync(timeout, token);
        _looked = time.GetTimestamp();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sending = Sessions.KeepAsync(setup.DaemonConnection, "notify", SendAsync, time, log, _lifetime.Token);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _lifetime.CancelAsync();

    public void Dispose() => _lifetime.Dispose();

    private async Task SendAsync(NpgsqlConnection session, CancellationToken stop)
    {
        _sender = session.ProcessID;
        await using var notify = new NpgsqlCommand($"set synchronous_commit = off; notify {Channel}", session);
        for (; ; await _forSender.WaitAsync(stop))
        {
            await notify.ExecuteNonQueryAsync(stop);
            await Task.Delay(AtMostEvery, time, stop);
        }
    }

    private async Task ListenAsync(NpgsqlConnection session, CancellationToken stop)
    {
        session.Notification += (_, sent) =>
        {
            if (sent.PID != _sender)
                Set(_forDaemon);
        };
        await using var listen = new NpgsqlCommand($"listen {Channel}", session);
        await listen.ExecuteNonQueryAsync(stop);
        for (Set(_forDaemon); ;)
            await session.WaitAsync(stop);
    }

    /// <summary>A signal nobody has taken yet stands for this commit too: whoever takes it looks after it.</summary>
    private static void Set(SemaphoreSlim signal)
    {
        if (signal.CurrentCount == 0)
            signal.Release();
    }
}
