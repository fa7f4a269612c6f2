using Marten;
using Npgsql;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Outcomes.ListOutcomeCourses;

/// <summary>The patients of a clinic, folded from their events, a page at a time.</summary>
internal sealed class PastCourses(IDocumentStore store, NpgsqlDataSource database, StreamTypes streams)
{
    private const string Opened = "monitoring.monitoring-opened.v1";

    public async Task<int> CountAsync(string clinic, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select count(*)::int from mt_events where tenant_id = $1 and type = $2");
        command.Parameters.AddWithValue(clinic);
        command.Parameters.AddWithValue(Opened);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<IReadOnlyList<OutcomeCourse>> PageAsync(
        string clinic, long after, int limit, CancellationToken cancellationToken)
    {
        var patients = await OpenedAsync(clinic, after, limit, cancellationToken);
        Guid[] ids = [.. patients.Select(p => p.Stream)];
        await using var session = store.QuerySession(clinic);
        var stored = await session.Events.QueryAllRawEvents().Where(e => ids.Contains(e.StreamId))
            .OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        var histories = stored.ToLookup(e => e.StreamId);
        var type = streams.Of<PatientMonitoring, PatientMonitoringEvent>();
        return [.. patients.Select(
            p => OutcomeCourse.From(p.Position, type.Fold(histories[p.Stream], streams.Catalogue)))];
    }

    private async Task<List<(long Position, Guid Stream)>> OpenedAsync(
        string clinic, long after, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select seq_id, stream_id from mt_events where tenant_id = $1 and type = $2 and seq_id > $3 "
            + "order by seq_id limit $4");
        command.Parameters.AddWithValue(clinic);
        command.Parameters.AddWithValue(Opened);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(limit);
        var patients = new List<(long, Guid)>(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            patients.Add((reader.GetInt64(0), reader.GetGuid(1)));
        return patients;
    }
}
