using System.Diagnostics;
using Marten;
using Marten.Services;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Relay;
using Stillwater.Platform.Telemetry;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Timers;

/// <summary>
/// Fires what is due: late rather than never, on any replica, each timer once. The timer's row, what it causes and
/// the row's end are one transaction.
/// </summary>
public sealed partial class TimerFiring(
    string service, IDocumentStore store, NpgsqlDataSource database, StreamTypes streams, OwedBy owedBy, TimerKinds kinds,
    CommitSignal signal, ClinicClock clock, ILogger<TimerFiring> log)
{
    /// <summary>
    /// Within this a timer counts as on time; it is also how often a living service leaves a sign of life, twice.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    private const string TakeDue =
        """
        select t.tenant, t.stream, t.key, t.kind, t.due, c.now
        from timer t left join clinic_clock c using (tenant)
        where t.due <= coalesce(c.now, $1) and ($2::text is null or t.tenant = $2)
          and (t.retry_at is null or t.retry_at <= now())
        order by t.due, t.stream, t.key limit 1 for update of t skip locked
        """;

    private const string WasAlive =
        "select exists (select 1 from alive where tenant = $1 and at between $2 and $3)";

    /// <summary>Fires everything that is due, of one clinic or of all; answers how many.</summary>
    public async Task<int> FireDueAsync(string? clinic, CancellationToken cancellationToken)
    {
        var fired = 0;
        while (await FireOneAsync(clinic, cancellationToken))
            fired++;
        return fired;
    }

    private async Task<bool> FireOneAsync(string? clinic, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await TakeAsync(transaction, clinic, cancellationToken) is not (var timer, var now, var sandbox))
            return false;

        try
        {
            var options = SessionOptions.ForTransaction(transaction, shouldAutoCommit: false);
            options.TenantId = timer.Clinic;
            await using var session = store.LightweightSession(options);
            var origin = new WorkOrigin(
                Caller.Service(timer.Clinic, service, sandbox), $"timer:{timer.Key}", null, Activity.Current?.Id);
            var work = new Work(session, streams, owedBy, origin, now);
            work.Require(DueTimers.Clear(timer.Clinic, timer.Stream, timer.Key));
            await kinds.FireAsync(work, timer, cancellationToken);
            await session.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            signal.Raise();
            StillwaterMeter.TimerFired(timer.Kind, timer.LateBy);
            return true;
        }
        catch (Exception failed) when (!Races.DatabaseIsAway(failed) && failed is not OperationCanceledException)
        {
            await transaction.RollbackAsync(cancellationToken);
            if (!Races.WasLost(failed))
                LogFailed(timer.Kind, timer.Stream, failed.GetType().FullName, failed.StackTrace);
            await PostponeAsync(timer, Races.WasLost(failed), cancellationToken);
            return true;
        }
    }

    private async Task<(DueTimer Timer, DateTimeOffset Now, bool Sandbox)?> TakeAsync(
        NpgsqlTransaction transaction, string? clinic, CancellationToken cancellationToken)
    {
        await using var take = new NpgsqlCommand(TakeDue, transaction.Connection, transaction);
        take.Parameters.AddWithValue(clock.World.GetUtcNow());
        take.Parameters.Add(new NpgsqlParameter { Value = (object?)clinic ?? DBNull.Value, DataTypeName = "text" });
        string tenant, key, kind;
        Guid stream;
        DateTimeOffset due;
        DateTimeOffset? sandboxNow;
        await using (var reader = await take.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
                return null;
            (tenant, stream, key, kind) = (reader.GetString(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3));
            due = reader.GetFieldValue<DateTimeOffset>(4);
            sandboxNow = await reader.IsDBNullAsync(5, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(5);
        }

        var now = sandboxNow ?? clock.World.GetUtcNow();
        var lateBy = now > due ? now - due : TimeSpan.Zero;
        var down = lateBy > Tolerance
            && !await WasAliveAsync(transaction, sandboxNow is null ? "" : tenant, due, cancellationToken);
        return (new DueTimer(tenant, stream, key, kind, due, lateBy, down ? DueTimer.PlatformDown : DueTimer.NotTaken),
            now, sandboxNow is not null);
    }

    private static async Task<bool> WasAliveAsync(
        NpgsqlTransaction transaction, string tenant, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand(WasAlive, transaction.Connection, transaction);
        ask.Parameters.AddWithValue(tenant);
        ask.Parameters.AddWithValue(due - Tolerance);
        ask.Parameters.AddWithValue(due + Tolerance);
        return (bool)(await ask.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task PostponeAsync(DueTimer timer, bool raced, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update timer set attempts = attempts + 1,
              retry_at = now() + case when $4 then interval '10 milliseconds'
                                      else least(interval '1 minute', interval '1 second' * power(2, least(attempts, 6))) end
            where tenant = $1 and stream = $2 and key = $3
            """);
        command.Parameters.AddWithValue(timer.Clinic);
        command.Parameters.AddWithValue(timer.Stream);
        command.Parameters.AddWithValue(timer.Key);
        command.Parameters.AddWithValue(raced);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // The message of an exception may quote content; its type and stack never do.
    [LoggerMessage(Level = LogLevel.Error, Message = "A {Kind} timer of stream {Stream} failed: {Fault} at {Stack}")]
    private partial void LogFailed(string kind, Guid stream, string? fault, string? stack);
}
