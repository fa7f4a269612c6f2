using Marten;
using Npgsql;

namespace Stillwater.Platform.Relay;

/// <summary>
/// How far each stream has been published. It is written with the progress of the relay, so that a page that is
/// published again says the same of its predecessors.
/// </summary>
public static class Relayed
{
    /// <summary>The table, created by the schema command.</summary>
    public const string Schema =
        """
        create table if not exists relayed (
          tenant text not null, stream uuid not null, last bigint not null, primary key (tenant, stream));
        """;

    internal static async Task<Dictionary<(string Tenant, Guid Stream), long>> ReadAsync(
        IQuerySession session, (string Tenant, Guid Stream)[] streams, CancellationToken cancellationToken)
    {
        var last = streams.ToDictionary(stream => stream, _ => 0L);
        await using var command = new NpgsqlCommand(
            "select tenant, stream, last from unnest($1, $2) as p (tenant, stream) join relayed using (tenant, stream)");
        command.Parameters.AddWithValue(Array.ConvertAll(streams, s => s.Tenant));
        command.Parameters.AddWithValue(Array.ConvertAll(streams, s => s.Stream));
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            last[(reader.GetString(0), reader.GetGuid(1))] = reader.GetInt64(2);
        return last;
    }

    internal static void Write(
        IDocumentOperations operations, IReadOnlyDictionary<(string Tenant, Guid Stream), long> last) =>
        operations.QueueSqlCommand(
            """
            insert into relayed (tenant, stream, last) select * from unnest(?, ?, ?)
            on conflict (tenant, stream) do update set last = greatest(relayed.last, excluded.last)
            """,
            last.Keys.Select(s => s.Tenant).ToArray(), last.Keys.Select(s => s.Stream).ToArray(),
            last.Values.ToArray());
}
