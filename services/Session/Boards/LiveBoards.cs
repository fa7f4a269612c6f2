using System.Collections.Concurrent;
using Marten;
using Npgsql;
using Stillwater.Platform.Relay;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Boards;

/// <summary>
/// The boards of running sessions that somebody watches. A commit anywhere wakes this replica; it reads the rows again
/// and hands on those whose revision changed. The rows follow the commit by some milliseconds, so it looks more than
/// once.
/// </summary>
internal sealed partial class LiveBoards(
    IDocumentStore store, NpgsqlDataSource database, TimeProvider time, ILogger<LiveBoards> log) : BackgroundService
{
    private static readonly TimeSpan Net = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(10);
    private const int Looks = 20;

    private readonly ConcurrentDictionary<string, ClinicBoard> _watched = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _committed = new(0);

    /// <summary>Begins to watch a clinic's board; the whole of it comes first.</summary>
    public async Task<BoardWatch> WatchAsync(string clinic, CancellationToken cancellationToken)
    {
        while (true)
        {
            var board = _watched.GetOrAdd(clinic, static _ => new ClinicBoard());
            if (board.TryJoin(await RowsAsync(clinic, cancellationToken)) is { } watch)
                return watch;
            _watched.TryRemove(KeyValuePair.Create(clinic, board));
        }
    }

    public override void Dispose()
    {
        _committed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = ListenAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await _committed.WaitAsync(Net, stoppingToken);
            for (var look = 0; look < Looks && !_watched.IsEmpty; look++)
            {
                await LookAsync(stoppingToken);
                await Task.Delay(Again, time, stoppingToken);
            }
        }

        await listening;
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var (clinic, board) in _watched)
        {
            if (board.IsForsaken())
            {
                _watched.TryRemove(KeyValuePair.Create(clinic, board));
                continue;
            }

            try
            {
                board.Show(await RowsAsync(clinic, cancellationToken));
            }
            catch (Exception away) when (away is NpgsqlException or Marten.Exceptions.MartenCommandException)
            {
                LogAway(away.GetType().Name);
                return;
            }
        }
    }

    private async Task<IReadOnlyList<SessionRow>> RowsAsync(string clinic, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(clinic);
        return await session.Query<SessionRow>()
            .Where(r => r.State == SessionStep.CheckedIn || r.State == SessionStep.Held || r.State == SessionStep.Cleared
                || r.State == SessionStep.Dosing || r.State == SessionStep.Recovery)
            .ToListAsync(cancellationToken);
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stop);
                connection.Notification += (_, _) => Wake();
                await using (var listen = new NpgsqlCommand($"listen {CommitSignal.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stop);
                while (true)
                    await connection.WaitAsync(stop);
            }
            catch (NpgsqlException away)
            {
                LogAway(away.GetType().Name);
                await Task.Delay(Net, time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Wake()
    {
        if (_committed.CurrentCount == 0)
            _committed.Release();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live boards wait: the database does not answer ({Fault})")]
    private partial void LogAway(string fault);
}
