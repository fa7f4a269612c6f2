using System.Globalization;
using System.Net.Http.Json;
using Npgsql;
using Spectre.Console;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Bench;

/// <summary>
/// From the commit of an event in Monitoring to the commit of its receipt in Integration, by PostgreSQL's own commit
/// timestamps of both rows: the same clock, and nothing that watches gets in the way.
/// </summary>
internal static class Propagation
{
    private const int Warmup = 100;
    private const int Idle = 300;

    public static async Task<int> RunAsync()
    {
        var (lease, monitoring) = await Patients.StartAsync();
        await using (lease)
        await using (monitoring)
        await using (await Patients.StartIntegrationAsync(lease))
        {
            var table = new Table().AddColumns("load", "facts", "per second", "median ms", "p99 ms", "max ms");
            using var client = monitoring.ClientOf(Patients.Clinic, Roles.Clinician, "clinician-1");
            await MeasureAsync(lease, client, Warmup, TimeSpan.FromMilliseconds(5), inParallel: 4);
            Add(table, "idle", await MeasureAsync(lease, client, Idle, TimeSpan.FromMilliseconds(40), inParallel: 1));
            var full = await MeasureAsync(lease, client, 3000, TimeSpan.Zero, inParallel: 16);
            Add(table, "saturated, 16 clients", full);
            var half = TimeSpan.FromSeconds(8 / full.PerSecond * 2);
            Add(table, "half of that, 8 clients", await MeasureAsync(lease, client, 3000, half, inParallel: 8));
            AnsiConsole.Write(table);
        }

        return 0;
    }

    private static async Task<Measured> MeasureAsync(
        ServerLease lease, HttpClient client, int facts, TimeSpan pause, int inParallel)
    {
        var patients = await Patients.RegisterAsync(lease, facts);
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(patients, new ParallelOptions { MaxDegreeOfParallelism = inParallel }, async (patient, ct) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/patients/{patient}/instruments");
            request.Headers.Add("Idempotency-Key", patient.ToString());
            request.Content = JsonContent.Create(new
            {
                instrument = "phq-9", answers = new[] { 2, 2, 2, 2, 2, 1, 0, 0, 0 }, takenAt = TimeProvider.System.GetUtcNow(),
            });
            using var answer = await client.SendAsync(request, ct);
            answer.EnsureSuccessStatusCode();
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, ct);
        });
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await Eventually.TrueAsync(async () => (await HandledAsync(lease, patients)).Count == facts, TimeSpan.FromMinutes(2));
        var (appended, handled) = (await AppendedAsync(lease, patients), await HandledAsync(lease, patients));
        var latencies = patients.Select(p => (handled[p] - appended[p]).TotalMilliseconds).Order().ToArray();
        return new Measured(facts, facts / seconds, latencies);
    }

    private static Task<Dictionary<Guid, DateTime>> AppendedAsync(ServerLease lease, IReadOnlyList<Guid> patients) => ReadAsync(
        lease["monitoring"],
        "select stream_id, pg_xact_commit_timestamp(xmin) from mt_events "
        + "where type = 'monitoring.instrument-scored.v1' and stream_id = any($1)",
        patients);

    private static Task<Dictionary<Guid, DateTime>> HandledAsync(ServerLease lease, IReadOnlyList<Guid> patients) => ReadAsync(
        lease["integration"],
        "select stream, pg_xact_commit_timestamp(xmin) from received "
        + "where publisher = 'monitoring' and last > 0 and stream = any($1)",
        patients);

    private static async Task<Dictionary<Guid, DateTime>> ReadAsync(
        DatabaseConnections database, string sql, IReadOnlyList<Guid> ids)
    {
        await using var source = NpgsqlDataSource.Create(database.Admin);
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(ids.ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var read = new Dictionary<Guid, DateTime>(ids.Count);
        while (await reader.ReadAsync())
            read[reader.GetGuid(0)] = reader.GetDateTime(1);
        return read;
    }

    private static void Add(Table table, string load, Measured m) => table.AddRow(
        load, Text(m.Facts), Text(m.PerSecond), Text(m.At(0.5)), Text(m.At(0.99)), Text(m.At(1)));

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Measured(int Facts, double PerSecond, double[] Latencies)
    {
        public double At(double share) => Latencies[Math.Min(Latencies.Length - 1, (int)(share * Latencies.Length))];
    }
}
