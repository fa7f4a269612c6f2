using System.Text.Json;
using Stillwater.Local.Processes;
using Stillwater.Local.Topology;

namespace Stillwater.Local.Testing;

/// <summary>What one project's run came to; whatever ended it before its report counts as a failure.</summary>
public sealed record TestTally(string Project, int Passed, int Failed, string? Complaint);

/// <summary>One test project, found by its file name: nobody keeps a list that can forget one.</summary>
internal sealed record TestProject(string Name)
{
    public static IReadOnlyList<TestProject> Discover(Checkout checkout, string? filter) =>
    [
        .. Directory.EnumerateFiles(checkout.At("tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(file => new TestProject(Path.GetFileNameWithoutExtension(file)))
            .Where(project => filter is null || project.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            .OrderBy(project => project.Name, StringComparer.Ordinal),
    ];

    /// <param name="artifacts">The build to run.</param>
    /// <param name="classFilter">Part of the names of the classes to run, or null for all.</param>
    /// <param name="environment">Where the servers are.</param>
    /// <param name="logFolder">Gets the whole output.</param>
    /// <param name="limit">After this long the project is ended and counts as failed.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<TestTally> RunAsync(
        Artifacts artifacts, string? classFilter, IReadOnlyDictionary<string, string> environment, string logFolder,
        TimeSpan limit, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(artifacts.Folder, "bin", Name, artifacts.Configuration);
        var program = Path.Combine(folder, $"Stillwater.{Name}");
        if (!File.Exists(program))
            return new TestTally(Name, 0, 1, $"{Name} was not built: list it in Stillwater.slnx, with UseAppHost true.");

        Directory.CreateDirectory(logFolder);
        var report = Path.Combine(logFolder, Name + ".json");
        File.Delete(report);
        List<string> command =
        [
            program, "-noLogo", "-noColor", "-failSkips", "-diagnostics", "-longRunning", "60", "-result-ctrf", report,
        ];
        if (classFilter is not null) command.AddRange(["-class", $"*{classFilter}*"]);
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        watch.CancelAfter(limit);
        var last = new LastLines();
        await using var log = new StreamWriter(Path.Combine(logFolder, Name + ".log")) { AutoFlush = true };
        try
        {
            var done = await Shell.RunAsync(command, environment, line => Write(log, last, line), folder, watch.Token);
            return Read(report, done);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new TestTally(
                Name, 0, 1,
                $"{Name} was ended after {limit.TotalMinutes:0} minutes without a result. Its last words:\n{last}");
        }
    }

    private TestTally Read(string report, Finished done)
    {
        if (!File.Exists(report))
            return new TestTally(
                Name, 0, 1, $"{Name} ended with code {done.ExitCode} and without a report:\n{done.Output}{done.Errors}");
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var summary = json.RootElement.GetProperty("results").GetProperty("summary");
        var passed = summary.GetProperty("passed").GetInt32();
        var failed = summary.GetProperty("tests").GetInt32() - passed;
        return (passed + failed, done.Succeeded, failed) switch
        {
            (0, _, _) => new TestTally(Name, 0, 1, $"{Name} ran no test."),
            (_, false, 0) => new TestTally(
                Name, passed, 1, $"{Name} passed its tests but ended with code {done.ExitCode}:\n{done.Output}"),
            (_, _, 0) => new TestTally(Name, passed, 0, null),
            _ => new TestTally(Name, passed, failed, done.Output),
        };
    }

    private static void Write(StreamWriter log, LastLines last, string line)
    {
        lock (log)
        {
            log.WriteLine(line);
            last.Add(line);
        }
    }

    /// <summary>What a program said last: among it the test that went on and on.</summary>
    private sealed class LastLines
    {
        private const int Kept = 10;
        private readonly Queue<string> _lines = new(Kept);

        public void Add(string line)
        {
            if (_lines.Count == Kept) _lines.Dequeue();
            _lines.Enqueue(line);
        }

        public override string ToString() => string.Join('\n', _lines);
    }
}
