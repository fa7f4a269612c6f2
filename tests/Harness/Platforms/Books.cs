using Npgsql;
using Stillwater.Harness.Servers;

namespace Stillwater.Harness.Platforms;

/// <summary>
/// The books of a whole platform, looked into from outside: what every service has stored, told and heard. Once nothing
/// moves, each fact stands once, whole, and everybody who listens has handled it.
/// </summary>
public sealed class Books(TestPlatform platform)
{
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(90);

    private static readonly Dictionary<string, string[]> Heard = new(StringComparer.Ordinal)
    {
        ["screening"] = ["session"],
        ["treatment-plan"] = ["screening", "session", "monitoring", "integration"],
        ["session"] = ["treatment-plan", "screening", "integration"],
        ["monitoring"] = ["screening", "treatment-plan", "session"],
        ["integration"] = ["treatment-plan", "session", "monitoring"],
    };

    /// <summary>The services that keep events.</summary>
    public static IEnumerable<string> Services => Heard.Keys;

    /// <summary>Events of all services.</summary>
    public async Task<long> CountAsync() =>
        (await Task.WhenAll(Services.Select(service =>
            platform.Database(service).ScalarAsync<long>("select count(*) from mt_events")))).Sum();

    /// <summary>How often each event of a patient was stored: one line for each name, in their order.</summary>
    public async Task<string> FactsOfAsync(Guid patient)
    {
        var types = new List<string>();
        foreach (var service in Services)
            types.AddRange(await ListAsync(service, $"select type from mt_events where headers ->> 'patient' = '{patient}'"));
        return string.Join('\n', types.CountBy(type => type).OrderBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => $"{type.Value} {type.Key}"));
    }

    /// <summary>The streams of a patient with their last versions.</summary>
    public async Task<IReadOnlyList<(string Service, Guid Stream, long Version)>> StreamsOfAsync(Guid patient)
    {
        var streams = new List<(string, Guid, long)>();
        foreach (var service in Services)
            streams.AddRange((await ListAsync(
                service,
                $"""
                select stream_id::text || ' ' || max(version) from mt_events
                where headers ->> 'patient' = '{patient}' group by stream_id
                """)).Select(line => line.Split(' ')).Select(p => (service, Guid.Parse(p[0]), long.Parse(p[1], null))));
        return streams;
    }

    /// <summary>Returns when everything that was told has been heard, and nothing new was stored meanwhile.</summary>
    public async Task UntilSettledAsync()
    {
        var last = "";
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    var before = await CountAsync();
                    last = string.Join('\n', await UnsettledAsync());
                    return last.Length == 0 && before == await CountAsync();
                },
                SettlesWithin);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The platform does not settle:\n{last}", late);
        }
    }

    /// <summary>What is wrong in the books, in sentences; nothing when every fact stands and was handled once.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var faults = new List<string>(await UnsettledAsync());
        var ids = new List<string>();
        foreach (var service in Services)
        {
            ids.AddRange(await ListAsync(service, "select id::text from mt_events"));
            faults.AddRange(from line in await ListAsync(service, Broken) select $"{service}: {line}");
        }

        faults.AddRange(ids.GroupBy(id => id).Where(id => id.Count() > 1).Select(id => $"The event {id.Key} exists twice."));
        return faults;
    }

    /// <summary>
    /// The number that a lost race on a second stream had already taken is filled by the store with a tombstone, whose
    /// version is that number (ADR 0001): it is no fact, and its stream is none of ours.
    /// </summary>
    private const string Broken =
        """
        select 'stream ' || stream_id || ' has ' || count(*) || ' events up to version ' || max(version)
        from mt_events where type <> 'tombstone' group by tenant_id, stream_id
        having count(*) <> max(version) or min(version) <> 1 or count(distinct version) <> count(*)
        union all
        select 'stream ' || s.id || ' says version ' || s.version from mt_streams s
        where s.version <> (select max(version) from mt_events e where e.tenant_id = s.tenant_id and e.stream_id = s.id)
          and not exists (select from mt_events e where e.stream_id = s.id and e.type = 'tombstone')
        union all
        select 'fact ' || causation_id || ' has caused ' || count(*) || ' ' || type || ' in ' || stream_id
        from mt_events where causation_id not like 'key:%'
        group by tenant_id, causation_id, stream_id, type, data ->> 'proposalId' having count(*) > 1
        union all
        select 'set aside: ' || fault from set_aside
        """;

    private async Task<List<string>> UnsettledAsync()
    {
        var open = new List<string>();
        var told = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var service in Services)
        {
            // In this order: what is relayed after the relay was seen at the end, is all there is.
            open.AddRange(from line in await ListAsync(service, Waiting) select $"{service}: {line}");
            told[service] = [.. await ListAsync(service, "select tenant || ' ' || stream || ' ' || last from relayed")];
        }

        foreach (var (service, publishers) in Heard)
            foreach (var publisher in publishers)
            {
                var heard = await ListAsync(
                    service, $"""
                    select tenant || ' ' || stream || ' ' || last from received where publisher = '{publisher}' and last > 0
                    """);
                open.AddRange(told[publisher].Except(heard).Select(fact => $"{service} has not heard {publisher}'s {fact}"));
                open.AddRange(heard.Except(told[publisher]).Select(fact => $"{publisher} has not told {service} {fact}"));
            }

        return open;
    }

    private const string Waiting =
        """
        select 'parked: ' || contract || ' ' || code from parked
        union all
        select 'shard ' || p.name || ' is at ' || p.last_seq_id || ' of ' || e.last
        from mt_event_progression p, (select coalesce(max(seq_id), 0) as last from mt_events) e
        where p.name like '%:All' and p.last_seq_id < e.last
        """;

    private async Task<List<string>> ListAsync(string service, string sql)
    {
        await using var connection = new NpgsqlConnection(platform.Database(service).Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(rows.GetString(0));
        return lines;
    }
}
