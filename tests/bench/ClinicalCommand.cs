extern alias edge;

using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Bench;

/// <summary>
/// One clinical command with everything that it owes (token, key, sealed answer, event, relay to a bound queue), at the
/// service and through the gateway, beside peers; rounds interleaved, so that what else the machine does hits all alike,
/// and each begins when what the last one left behind (an outbox, a relay) is done, so that no one pays for another.
/// Nobody reads the queue meanwhile, as with the peers; afterwards all that was stored must arrive.
/// </summary>
internal static class ClinicalCommand
{
    private const int Rounds = 5;
    private const int WarmupRounds = 3;
    private const int Seconds = 4;
    private const int Clients = 16;
    private const int PatientCount = 2000;

    public static async Task<int> RunAsync(string[] peers)
    {
        var (lease, monitoring) = await Patients.StartAsync();
        await using (lease)
        await using (monitoring)
        {
            var folder = Directory.CreateTempSubdirectory("stillwater-bench");
            var (ids, body) = (Path.Combine(folder.FullName, "patients"), Path.Combine(folder.FullName, "body"));
            await File.WriteAllLinesAsync(ids, (await Patients.RegisterAsync(lease, PatientCount)).Select(id => id.ToString()));
            await File.WriteAllTextAsync(body, Instrument());
            using var gateway = await EdgeProcess.StartAsync(monitoring);
            var own = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["BODY"] = body, ["PATIENTS"] = ids,
                ["TOKEN"] = monitoring.Issuer.Token(Patients.Clinic, Roles.Clinician, "clinician-1"),
            };
            List<Subject> subjects =
            [
                new("stillwater, at the service", monitoring.Address, own),
                new("stillwater, through the gateway", gateway.Address, own),
                .. peers.Select(Subject.Parse),
            ];
            var results = subjects.ToDictionary(s => s, _ => new List<double[]>());
            for (var warmup = 0; warmup < WarmupRounds; warmup++)
            {
                foreach (var subject in subjects)
                    await subject.RunAsync(Clients, Seconds);
            }

            for (var round = 0; round < Rounds; round++)
            {
                foreach (var subject in subjects)
                    results[subject].Add(await subject.RunAsync(Clients, Seconds));
            }

            Show(results);
            folder.Delete(recursive: true);
            await using (await Patients.StartIntegrationAsync(lease))
                return await DrainedAsync(lease) ? 0 : 1;
        }
    }

    private static string Instrument() =>
        $$"""{"instrument":"phq-9","answers":[2,2,2,2,2,1,0,0,0],"takenAt":"{{TimeProvider.System.GetUtcNow():O}}"}""";

    /// <summary>What was accepted must also arrive: a fast but lossy build counts for nothing.</summary>
    private static async Task<bool> DrainedAsync(Harness.Servers.ServerLease lease)
    {
        var scored = await lease["monitoring"].ScalarAsync<long>(
            "select count(*) from mt_events where type = 'monitoring.instrument-scored.v1'");
        var gaps = await lease["monitoring"].ScalarAsync<long>("select max(seq_id) - count(*) from mt_events");
        await Eventually.TrueAsync(async () =>
            await lease["monitoring"].ScalarAsync<string>(
                "select md5(string_agg(stream::text || last, ',' order by stream)) from relayed")
            == await lease["integration"].ScalarAsync<string>(
                "select coalesce(md5(string_agg(stream::text || last, ',' order by stream)), '') from received "
                + "where publisher = 'monitoring'"),
            TimeSpan.FromMinutes(5));
        AnsiConsole.WriteLine($"{scored} instruments stored, {gaps} gaps in the sequence, all relayed and received.");
        return gaps == 0;
    }

    private static void Show(Dictionary<Subject, List<double[]>> results)
    {
        var table = new Table().AddColumns(
            "subject", "req/s median", "min-max", "p50 ms", "p99 ms", "errors", "ratio to first peer");
        var reference = results.Keys.FirstOrDefault(s => s.IsPeer);
        foreach (var (subject, rounds) in results)
        {
            table.AddRow(
                subject.Name, Text(Median(rounds, 0)), $"{Text(rounds.Min(r => r[0]))}-{Text(rounds.Max(r => r[0]))}",
                Text(Median(rounds, 1)), Text(Median(rounds, 2)), Text(rounds.Sum(r => r[3])),
                reference is null ? "-" : Text(Median(rounds, 0) / Median(results[reference], 0)));
        }

        AnsiConsole.Write(table);
    }

    private static double Median(List<double[]> rounds, int column) =>
        rounds.Select(r => r[column]).Order().ElementAt(rounds.Count / 2);

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>Something that takes the load.</summary>
internal sealed record Subject(string Name, Uri Address, Dictionary<string, string> Environment)
{
    private static int _runs;

    public bool IsPeer => !Environment.ContainsKey("TOKEN");

    public static Subject Parse(string peer) => peer.Split('=') is [var name, var url, var body]
        ? new Subject(name, new Uri(url), new Dictionary<string, string>(StringComparer.Ordinal) { ["BODY"] = body })
        : throw new ArgumentException("A peer is name=url=body.", nameof(peer));

    /// <summary>Requests per second, median and 99th percentile in milliseconds, errors.</summary>
    public async Task<double[]> RunAsync(int clients, int seconds)
    {
        await QuietMachine.ReachedAsync();
        var start = new ProcessStartInfo("wrk", [
            "-t1", $"-c{clients}", $"-d{seconds}s", "-s", Path.Combine(AppContext.BaseDirectory, "command.lua"),
            Address.ToString()])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        start.Environment["RUN"] = $"{Guid.CreateVersion7():n}-{Interlocked.Increment(ref _runs)}";
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return [.. output.Split('\n').Single(line => line.StartsWith("RESULT ", StringComparison.Ordinal)).Split(' ')[1..]
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}

/// <summary>The gateway as a process of its own before one service.</summary>
internal sealed class EdgeProcess(Process process, Uri address) : IDisposable
{
    public Uri Address => address;

    public static async Task<EdgeProcess> StartAsync(ServiceHost service)
    {
        var (port, management) = (ServiceHost.FreePort(), ServiceHost.FreePort());
        var start = new ProcessStartInfo("dotnet", [typeof(edge::Program).Assembly.Location])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port};http://127.0.0.1:{management}";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Management__Port"] = $"{management}";
        start.Environment["Identity__Issuer"] = service.Issuer.Address;
        start.Environment["Identity__MetadataAddress"] = $"{service.Issuer.Address}.well-known/openid-configuration";
        start.Environment[$"Services__{service.Process}__0"] = service.Address.ToString();
        start.Environment[$"Health__{service.Process}__0"] = service.Management.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Error";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                return (await client.GetAsync(new Uri($"http://127.0.0.1:{management}/health/ready"))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return new EdgeProcess(process, new Uri($"http://127.0.0.1:{port}"));
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
