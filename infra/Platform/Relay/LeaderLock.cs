using System.Collections.Concurrent;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stillwater.Platform.Relay;

/// <summary>
/// The locks of this replica's shards, all on one database session that is probed each second. A session that does
/// not answer has lost every lock, whatever this process believed.
/// </summary>
internal sealed partial class LeaderLock(string daemonConnection, TimeProvider time, ILogger log) : IAdvisoryLock
{
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<int, bool> _held = new();
    private NpgsqlConnection? _session;
    private DateTimeOffset _asideUntil;

    /// <summary>Cancels what ran under the locks when their session is gone.</summary>
    public Func<Task> Lost { get; set; } = () => Task.CompletedTask;

    public bool HasLock(int lockId) => _held.ContainsKey(lockId);

    /// <summary>False when another replica leads, when this one stands aside, and when the database is away.</summary>
    public Task<bool> TryAttainLockAsync(int lockId, CancellationToken token) => time.GetUtcNow() < _asideUntil
        ? Task.FromResult(false)
        : AskAsync("select pg_try_advisory_lock($1)", lockId, () => _held[lockId] = true, opens: true);

    public Task ReleaseLockAsync(int lockId) => _held.TryRemove(lockId, out _)
        ? AskAsync("select pg_advisory_unlock($1)", lockId)
        : Task.CompletedTask;

    /// <summary>Gives every shard away and does not compete for a while; false when it stands aside already.</summary>
    public bool StepAside(TimeSpan pause)
    {
        if (time.GetUtcNow() < _asideUntil)
            return false;
        _asideUntil = time.GetUtcNow() + pause;
        _ = Task.WhenAll(_held.Keys.Select(ReleaseLockAsync));
        return true;
    }

    /// <summary>Ends the session, which frees every lock; the next attempt opens another.</summary>
    public async ValueTask DisposeAsync()
    {
        await _one.WaitAsync(CancellationToken.None);
        await CloseAsync();
        _one.Release();
    }

    private async Task ProbeAsync(NpgsqlConnection session)
    {
        for (; ReferenceEquals(session, _session); await Task.Delay(ProbeEvery, time))
            await AskAsync("select $1 = 0", 0);
    }

    /// <summary>Never cancelled: a lock taken while we looked away would be held without our knowledge.</summary>
    private async Task<bool> AskAsync(string sql, long parameter, Action? yes = null, bool opens = false)
    {
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            if (_session is null && opens)
            {
                await (_session = Sessions.Leading(daemonConnection)).OpenAsync(CancellationToken.None);
                _ = ProbeAsync(_session);
            }

            await using var ask = new NpgsqlCommand(sql, _session) { Parameters = { new() { Value = parameter } } };
            var answer = _session is not null && await ask.ExecuteScalarAsync(CancellationToken.None) is true;
            if (answer)
                yes?.Invoke();
            return answer;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or TimeoutException or IOException)
        {
            if (!_held.IsEmpty)
                LogLost(log, e, _held.Count);
            await CloseAsync();
            _ = Lost();
            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task CloseAsync()
    {
        _held.Clear();
        if (Interlocked.Exchange(ref _session, null) is { } session)
            await session.DisposeAsync();
    }

    [LoggerMessage(1, LogLevel.Warning, "The session that held {Count} shard locks is gone; its shards are cancelled")]
    private static partial void LogLost(ILogger log, Exception cause, int count);
}
