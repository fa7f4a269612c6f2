using System.Collections.Concurrent;
using Stillwater.Local.Topology;

namespace Stillwater.Local.Platforms;

/// <summary>
/// Every process that tye.yaml lists, started and watched: `./up` and the tests take this one way, so what is tested is
/// what a newcomer runs.
/// </summary>
public sealed class RunningPlatform : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RunningProcess> _processes = new(StringComparer.Ordinal);
    private readonly ProcessLedger _ledger;
    private readonly string _build;

    private RunningPlatform(PlatformPlan plan, string build)
    {
        (Plan, _build) = (plan, build);
        _ledger = new ProcessLedger(plan.StateFolder);
    }

    public PlatformPlan Plan { get; private set; }

    public IEnumerable<RunningProcess> Processes => _processes.Values.OrderBy(process => process.Spec.Port("api"));

    /// <summary>The one public door.</summary>
    public Uri Gateway => this["edge"].Api;

    /// <summary>By name with replica: session, session-2.</summary>
    public RunningProcess this[string name] =>
        _processes.TryGetValue(name, out var process) ? process : throw new SetupException($"No process {name} was started.");

    /// <summary>
    /// Databases, schemas once, processes, readiness; on failure everything that it started is ended again.
    /// </summary>
    /// <param name="plan">What to run and where.</param>
    /// <param name="build">Stamp of the build: what already runs from another one is started anew.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellationToken">Ends the start, and what was started with it.</param>
    public static async Task<RunningPlatform> StartAsync(
        PlatformPlan plan, string build, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var platform = new RunningPlatform(plan, build);
        await platform.EndStaleAsync(progress, cancellationToken);
        List<RunningProcess> missing =
            [.. plan.Specs().Select(spec => new RunningProcess(spec, platform._ledger)).Where(platform.IsMissing)];
        if (missing.Count > 0)
            await platform.StartMissingAsync(missing, progress, cancellationToken);
        await platform.UntilReadyAsync(cancellationToken);
        return platform;
    }

    public Task UntilReadyAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(Processes.Select(process => process.UntilReadyAsync(cancellationToken)));

    /// <summary>Ends one process if it still lives, starts it again and waits until it is ready.</summary>
    public async Task RestartAsync(string name, CancellationToken cancellationToken = default)
    {
        await this[name].StopAsync(cancellationToken);
        this[name].Start(_build);
        await this[name].UntilReadyAsync(cancellationToken);
    }

    /// <summary>
    /// One more replica of a service, ready when this returns. The gateway, which learns its destinations when it starts,
    /// does not send it requests before its own restart; the broker and the daemons share work with it at once.
    /// </summary>
    public async Task<RunningProcess> AddReplicaAsync(string service, CancellationToken cancellationToken = default)
    {
        var replica = _processes.Values.Count(process => process.Spec.Service.Name == service) + 1;
        Plan = Plan with { Replicas = new Dictionary<string, int>(Plan.Replicas) { [service] = replica } };
        var process = new RunningProcess(new ProcessSpec(Plan, Plan.Tye[service], replica), _ledger);
        _processes[process.Name] = process;
        process.Start(_build);
        await process.UntilReadyAsync(cancellationToken);
        return process;
    }

    /// <summary>Ends the processes; servers and databases stay.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default) =>
        await Task.WhenAll(Processes.Select(process => process.StopAsync(cancellationToken)));

    public async ValueTask DisposeAsync() => await StopAsync();

    private bool IsMissing(RunningProcess process)
    {
        _processes[process.Name] = process;
        return !process.IsAlive;
    }

    private async Task EndStaleAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var wanted = Plan.Specs().ToDictionary(spec => spec.Name, spec => spec.Fingerprint(_build), StringComparer.Ordinal);
        List<ProcessRecord> stale =
            [.. _ledger.Alive().Where(record => wanted.GetValueOrDefault(record.Name) != record.Fingerprint)];
        if (stale.Count == 0) return;
        progress.Report($"Ending {string.Join(", ", stale.Select(record => record.Name))}: build or settings changed");
        await new PlatformEnd(_ledger).EndAsync(stale, cancellationToken);
    }

    private async Task StartMissingAsync(
        List<RunningProcess> missing, IProgress<string> progress, CancellationToken cancellationToken)
    {
        Servers.PortCheck.MustBeFree(missing.SelectMany(process => process.Spec.Ports));
        await new SchemaStep(Plan, _build).RunAsync(progress, cancellationToken);
        List<RunningProcess> started = [];
        try
        {
            progress.Report($"Starting {string.Join(", ", missing.Select(process => process.Name))}");
            foreach (var process in missing)
            {
                started.Add(process);
                process.Start(_build);
            }
            await Task.WhenAll(missing.Select(async process =>
            {
                await process.UntilReadyAsync(cancellationToken);
                progress.Report($"{process.Name} is ready");
            }));
        }
        catch
        {
            progress.Report("The start failed: ending what was started");
            await Task.WhenAll(started.Select(process => process.StopAsync(CancellationToken.None)));
            throw;
        }
    }
}
