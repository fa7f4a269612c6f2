extern alias session;

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Stillwater.Harness.Hosting;

namespace Stillwater.Bench.Live;

/// <summary>
/// From a critical reading to its alarm on the feed of the clinic's board, both through the gateway, while the devices of
/// a hundred running sessions go on reporting. Each reading raises an alarm of its own, so each is seen on the board once.
/// </summary>
internal static class LiveBoard
{
    private const int Sessions = 100;
    private const int DeviceReadingsPerSecond = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly (string Code, Func<JsonObject> Measures)[] Critical =
    [
        ("spo2", () => new JsonObject { ["spo2Percent"] = 84, ["lowestSpo2Percent"] = 84, ["durationSeconds"] = 45 }),
        ("respiratory-rate", () => new JsonObject { ["respiratoryRatePerMin"] = 6 }),
        ("blood-pressure-low", () => new JsonObject { ["systolicMmHg"] = 85, ["diastolicMmHg"] = 50 }),
        ("heart-rate", () => new JsonObject { ["heartRatePerMin"] = 36 }),
        ("sedation", () => new JsonObject { ["moaas"] = 1 }),
    ];

    public static async Task<int> RunAsync(int readings)
    {
        await using var service = await ServiceHost.StartAsync("session", typeof(session::Program));
        using var edge = await EdgeProcess.StartAsync(service);
        using var http = RunningSessions.ClientOf(service, edge.Address);
        var ward = new RunningSessions(service, http);
        var running = await ward.StartAsync(Sessions);
        using var feed = await Feed.OpenAsync(service, edge.Address);
        await feed.UntilAsync(() => feed.Shown.Count == Sessions);
        AnsiConsole.WriteLine($"{feed.Shown.Count} running sessions on the board.");

        using var end = new CancellationTokenSource();
        var devices = ReportAsync(ward, running, end.Token);
        var (sinceSent, sinceAccepted) = (new List<double>(), new List<double>());
        foreach (var (patient, (code, measures)) in Alarming(running).Take(readings))
        {
            var sent = TimeProvider.System.GetTimestamp();
            await ward.ReadAsync(patient, measures());
            var accepted = TimeProvider.System.GetTimestamp();
            var shown = await feed.AlarmAsync(patient, code).WaitAsync(Patience);
            sinceSent.Add(Stopwatch.GetElapsedTime(sent, shown).TotalMilliseconds);
            sinceAccepted.Add(Stopwatch.GetElapsedTime(accepted, shown).TotalMilliseconds);
            await Task.Delay(Pause);
        }

        await end.CancelAsync();
        await devices;
        var table = new Table().AddColumns("critical reading", "readings", "p50 ms", "p99 ms", "max ms");
        Add(table, "accepted, to alarm on the board", sinceAccepted);
        Add(table, "sent, to alarm on the board", sinceSent);
        AnsiConsole.Write(table);
        return 0;
    }

    private static IEnumerable<(Guid Session, (string Code, Func<JsonObject> Measures) Reading)> Alarming(
        IReadOnlyList<Guid> running) =>
        from reading in Critical from session in running select (session, reading);

    /// <summary>Ordinary readings, one session after the other.</summary>
    private static async Task ReportAsync(RunningSessions ward, IReadOnlyList<Guid> running, CancellationToken end)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / DeviceReadingsPerSecond));
        for (var next = 0; !end.IsCancellationRequested; next++)
        {
            await ward.ReadAsync(running[next % running.Count], new JsonObject { ["temperatureC"] = 36.6 });
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static void Add(Table table, string name, List<double> milliseconds)
    {
        milliseconds.Sort();
        table.AddRow(
            name, $"{milliseconds.Count}", Text(milliseconds[milliseconds.Count / 2]),
            Text(milliseconds[(int)(milliseconds.Count * 0.99)]), Text(milliseconds[^1]));
    }

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>A screen that shows the clinic's board, and remembers when it showed what.</summary>
internal sealed class Feed(HttpClient client, HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    private const string Data = "data: ";
    private readonly ConcurrentDictionary<(Guid, string), TaskCompletionSource<long>> _alarms = [];

    public ConcurrentDictionary<Guid, string> Shown { get; } = [];

    public static async Task<Feed> OpenAsync(ServiceHost service, Uri gateway)
    {
        var client = RunningSessions.ClientOf(service, gateway);
        var answer = await client.GetAsync(
            new Uri("/v1/sessions/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var feed = new Feed(client, answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        _ = feed.WatchAsync();
        return feed;
    }

    /// <summary>When a critical alarm of a session was shown.</summary>
    public Task<long> AlarmAsync(Guid session, string code) => Alarm(session, code).Task;

    public Task UntilAsync(Func<bool> shown) => Harness.Eventually.TrueAsync(() => Task.FromResult(shown()));

    public void Dispose()
    {
        client.Dispose();
        answer.Dispose();
        lines.Dispose();
    }

    private async Task WatchAsync()
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal))
                continue;
            var at = TimeProvider.System.GetTimestamp();
            var row = JsonNode.Parse(line[Data.Length..])!;
            var session = row["id"]!.GetValue<Guid>();
            Shown[session] = (string)row["state"]!;
            foreach (var alarm in row["openAlarms"]?.AsArray() ?? [])
                if ((string?)alarm!["level"] == "critical")
                    Alarm(session, (string)alarm["code"]!).TrySetResult(at);
        }
    }

    private TaskCompletionSource<long> Alarm(Guid session, string code) => _alarms.GetOrAdd(
        (session, code), _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
