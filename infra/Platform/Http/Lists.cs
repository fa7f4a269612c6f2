using System.Buffers.Text;
using System.Globalization;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Stillwater.Platform.Commands;

namespace Stillwater.Platform.Http;

/// <summary>A row of an asynchronous list; ids are version 7, so their order is the order of creation.</summary>
public interface IRow
{
    Guid Id { get; }
}

/// <summary>Keeps one row per stream, by the service's own pure function.</summary>
public sealed partial class RowProjection<TRow, TEvent>(Func<TRow?, Guid, TEvent, TRow?> next)
    : SingleStreamProjection<TRow, Guid>
    where TRow : class
    where TEvent : class
{
    public override TRow? Evolve(TRow? snapshot, Guid id, IEvent e) =>
        e.Data is TEvent happened ? next(snapshot, id, happened) : snapshot;
}

/// <summary>Waits a little for what another service's fact will bring, alike for unknown and foreign ids.</summary>
internal static class Patience
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Honours <c>Prefer: wait=N</c>, up to 5 seconds.</summary>
    public static async Task<T> WaitAsync<T>(
        HttpRequest request, Func<Task<T>> read, Func<T, bool> isThere, CancellationToken cancellationToken)
    {
        var found = await read();
        var until = TimeProvider.System.GetTimestamp();
        var allowed = SecondsAsked(request);
        while (!isThere(found) && TimeProvider.System.GetElapsedTime(until) < allowed)
        {
            await Task.Delay(Step, cancellationToken);
            found = await read();
        }

        return found;
    }

    private static TimeSpan SecondsAsked(HttpRequest request)
    {
        const string wait = "wait=";
        var preference = request.Headers["Prefer"].ToString();
        var at = preference.IndexOf(wait, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && int.TryParse(
            preference.AsSpan(at + wait.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 5))
            : TimeSpan.Zero;
    }
}

/// <summary>How far an asynchronous list has come.</summary>
/// <param name="AsOfPosition">The last position of the store that the list has seen.</param>
/// <param name="LagMs">Age of the oldest event that it has not seen, 0 when it has seen all.</param>
public sealed record RowPosition(long AsOfPosition, long LagMs);

/// <summary>Reads how far the lists of a service are.</summary>
public sealed class RowProgress(NpgsqlDataSource database)
{
    public async Task<RowPosition> OfAsync<TRow>(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select p.last_seq_id,
                   coalesce((extract(epoch from now() - (
                     select min(e.timestamp) from mt_events e where e.seq_id > p.last_seq_id)) * 1000)::bigint, 0)
            from mt_event_progression p where p.name like $1 order by p.last_seq_id limit 1
            """);
        command.Parameters.AddWithValue($"{typeof(TRow).Name}:%");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new RowPosition(reader.GetInt64(0), reader.GetInt64(1))
            : new RowPosition(0, 0);
    }
}

/// <summary>A cursor over ids: opaque, and steady while rows are added, since new rows come before the first page.</summary>
internal sealed record ListPage(int Limit, Guid? Before)
{
    public const int MaxLimit = 200;

    public static readonly Refusal BadCursor = new(
        PlatformCodes.Invalid, RefusalKind.Rule, $"A limit is 1 to {MaxLimit}, a cursor is one that a list has answered.");

    public static bool TryRead(IQueryCollection query, out ListPage page)
    {
        page = new ListPage(50, null);
        if (query.TryGetValue("limit", out var limit))
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
                || asked is < 1 or > MaxLimit)
                return false;
            page = page with { Limit = asked };
        }

        if (!query.TryGetValue("cursor", out var cursor))
            return true;
        Span<byte> bytes = stackalloc byte[16];
        if (cursor.ToString().Length != 22 || !Base64Url.TryDecodeFromChars(cursor.ToString(), bytes, out var read) || read != 16)
            return false;
        page = page with { Before = new Guid(bytes, bigEndian: true) };
        return true;
    }

    public Task<IReadOnlyList<TRow>> TakeAsync<TRow>(IQueryable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class, IRow
    {
        if (Before is { } before)
            rows = rows.Where(r => r.Id.CompareTo(before) < 0);
        return rows.OrderByDescending(r => r.Id).Take(Limit + 1).ToListAsync(cancellationToken);
    }

    public string? NextAfter<TRow>(IReadOnlyList<TRow> rows)
        where TRow : class, IRow =>
        rows.Count > Limit ? Base64Url.EncodeToString(rows[Limit - 1].Id.ToByteArray(bigEndian: true)) : null;
}
