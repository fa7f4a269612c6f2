using Npgsql;

namespace Stillwater.Screenings;

/// <summary>The ids of a stream's events in order, so that a determination can name what it read.</summary>
internal sealed class EventIds(NpgsqlDataSource database)
{
    /// <summary>Ids by version, the first at index 0.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(string clinic, Guid stream, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select id from mt_events where tenant_id = $1 and stream_id = $2 order by version");
        command.Parameters.AddWithValue(clinic);
        command.Parameters.AddWithValue(stream);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
