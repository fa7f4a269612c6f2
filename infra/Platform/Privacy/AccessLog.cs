using System.Threading.Channels;
using Npgsql;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Platform.Privacy;

/// <summary>Who saw what of a patient, and why; never the content itself.</summary>
/// <param name="Tenant">The clinic.</param>
/// <param name="Actor">The person, else the client.</param>
/// <param name="Client">The system that asked.</param>
/// <param name="Role">The role in the token.</param>
/// <param name="Purpose">Why: <c>treatment</c> unless the caller said otherwise.</param>
/// <param name="Patient">Whose content; null when a search showed nobody.</param>
/// <param name="View">The name of what was shown: a route's template, never its values.</param>
/// <param name="Stream">The stream that was read, when it is one.</param>
/// <param name="Version">Its version at the read, in events.</param>
/// <param name="ContentHash">SHA-256 of the bytes shown; null for a refusal.</param>
/// <param name="Outcome">One of <see cref="AccessOutcome"/>.</param>
/// <param name="RecordedAt">The clinic's time of the read; null for the world's.</param>
public sealed record AccessEntry(
    string Tenant, string Actor, string Client, string Role, string Purpose, Guid? Patient, string View, Guid? Stream,
    long? Version, byte[]? ContentHash, string Outcome, DateTimeOffset? RecordedAt = null);

/// <summary>How a read ended.</summary>
public static class AccessOutcome
{
    public const string Shown = "shown";
    public const string Refused = "refused";
    public const string NotFound = "not-found";
}

/// <summary>
/// Writes one row per read before its first byte leaves. One writer per process gathers what arrives within 2 ms into
/// one commit; a row that cannot be written is a read that must not happen.
/// </summary>
public sealed class AccessLog : IAsyncDisposable
{
    private const int MaxBatch = 500;
    private const int MaxWaiting = 10_000;
    private const int PatienceSeconds = 5;
    private const string ImpossibleValue = "22";
    private const string Insert = """
        insert into access_log (recorded_at, tenant, actor, client, role, purpose, patient, view, stream, version,
          content_hash, outcome)
        select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[],
          $8::text[], $9::uuid[], $10::bigint[], $11::bytea[], $12::text[])
        """;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(2);

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly Task _writer;

    public AccessLog(NpgsqlDataSource database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Returns when the row is durable.</summary>
    /// <exception cref="AccessLogUnavailableException">It is not; show nothing.</exception>
    public ValueTask RecordAsync(AccessEntry entry, CancellationToken ct)
    {
        var waiting = new Waiting(entry, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Writer.TryWrite(waiting)
            ? new(waiting.Written.Task.WaitAsync(ct))
            : throw new AccessLogUnavailableException();
    }

    /// <summary>Takes no more and writes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer;
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await Task.Delay(Gathering, _clock);
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var next))
                batch.Add(next);
            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<Waiting> batch)
    {
        try
        {
            await InsertAsync(batch.ConvertAll(waiting => waiting.Entry));
            batch.ForEach(waiting => waiting.Written.TrySetResult());
            StillwaterMeter.AccessRecorded(batch.Count);
        }
        catch (PostgresException fault) when (batch.Count > 1 && fault.SqlState[..2] == ImpossibleValue)
        {
            // It must not refuse the reads of others.
            foreach (var waiting in batch)
                await CommitAsync([waiting]);
        }
        catch (Exception failed)
        {
            foreach (var waiting in batch)
                waiting.Written.TrySetException(new AccessLogUnavailableException(failed));
        }
    }

    private async Task InsertAsync(List<AccessEntry> rows)
    {
        await using var command = _database.CreateCommand(Insert);
        command.CommandTimeout = PatienceSeconds;
        foreach (var column in (object[])
        [
            Column(e => (e.RecordedAt ?? _clock.GetUtcNow()).ToUniversalTime()), Column(e => e.Tenant),
            Column(e => e.Actor), Column(e => e.Client), Column(e => e.Role), Column(e => e.Purpose),
            Column(e => e.Patient), Column(e => e.View), Column(e => e.Stream), Column(e => e.Version),
            Column(e => e.ContentHash), Column(e => e.Outcome),
        ])
            command.Parameters.Add(new NpgsqlParameter { Value = column });
        await command.ExecuteNonQueryAsync();

        T[] Column<T>(Func<AccessEntry, T> of) => rows.Select(of).ToArray();
    }

    private sealed record Waiting(AccessEntry Entry, TaskCompletionSource Written);
}
