using Npgsql;

namespace Stillwater.Platform.Tenancy;

/// <summary>
/// Whether everything that a clinic's facts cause in this service has happened: what was relayed, what was received
/// of each publisher, how far each shard is, what is parked. Equal digests mean equal streams and versions.
/// </summary>
public sealed class Settlement(string service, IReadOnlyList<string> publishers, NpgsqlDataSource database)
{
    private const string Digest = "count(*), coalesce(md5(string_agg(stream::text || ':' || last, ',' order by stream)), '')";

    private const string Question =
        $"""
        select 'relayed', '', {Digest} from relayed where tenant = $1
        union all
        select 'received', publisher, {Digest} from received where tenant = $1 and last > 0 group by publisher
        union all
        select 'floor', name, last_seq_id, '' from mt_event_progression where name like '%:%'
        union all
        select 'sequence', '', coalesce((select seq_id from mt_events where tenant_id = $1 order by seq_id desc limit 1), 0), ''
        union all
        select 'parked', '', count(*), '' from parked where tenant = $1
        """;

    public async Task<SettlementReport> ReadAsync(string clinic, CancellationToken cancellationToken)
    {
        // A publisher that is listened to and has not been heard yet counts: its first fact may be on its way.
        var received = publishers.ToDictionary(publisher => publisher, _ => new StreamDigest(0, ""), StringComparer.Ordinal);
        var report = new SettlementReport(service, new StreamDigest(0, ""), received, 0, [], 0);
        await using var command = database.CreateCommand(Question);
        command.Parameters.AddWithValue(clinic);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (name, number, digest) = (reader.GetString(1), reader.GetInt64(2), reader.GetString(3));
            switch (reader.GetString(0))
            {
                case "relayed":
                    report = report with { Relayed = new StreamDigest(number, digest) };
                    break;
                case "received":
                    report.Received[name] = new StreamDigest(number, digest);
                    break;
                case "floor":
                    report.Floors[name] = number;
                    break;
                case "sequence":
                    report = report with { Sequence = number };
                    break;
                case "parked":
                    report = report with { Parked = number };
                    break;
            }
        }

        return report;
    }
}

/// <summary>How far one service is for one clinic.</summary>
/// <param name="Relayed">What this service has published.</param>
/// <param name="Received">What it has handled, by publisher.</param>
/// <param name="Sequence">Last position of the clinic's events.</param>
/// <param name="Floors">Last position that each shard has handled.</param>
/// <param name="Parked">Facts that wait.</param>
public sealed record SettlementReport(
    string Service, StreamDigest Relayed, Dictionary<string, StreamDigest> Received, long Sequence,
    Dictionary<string, long> Floors, long Parked);

/// <summary>Streams and last versions, as a number and a digest that is equal only for equal sets.</summary>
public sealed record StreamDigest(long Count, string Digest);
