using System.Diagnostics;
using Stillwater.Local.Processes;
using Stillwater.Local.Topology;

namespace Stillwater.Local.Platforms;

/// <summary>
/// One replica as a process of the operating system: started, watched until ready, ended, killed, frozen.
/// </summary>
public sealed class RunningProcess(ProcessSpec spec, ProcessLedger ledger)
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(20);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _child;
    private LogTail _log = new(spec.Plan.LogFile(spec.Name));

    public ProcessSpec Spec { get; } = spec;

    public string Name => Spec.Name;

    /// <summary>Where its API answers.</summary>
    public Uri Api => Spec.Address("api");

    /// <summary>Where health and metrics answer.</summary>
    public Uri Management => Spec.Address("management");

    public string LogFile => Spec.Plan.LogFile(Name);

    public ProcessIdentity? Identity { get; private set; } = ledger.Find(spec.Name)?.Identity;

    public bool IsAlive => Identity?.IsAlive ?? false;

    public void Start(string build)
    {
        if (!File.Exists(Spec.Assembly))
            throw new SetupException($"{Spec.Assembly} is missing: build the solution first.");
        _log = new LogTail(LogFile);
        _child = Shell.StartDetached(
            [DotnetHost.Path, Spec.Assembly], Spec.ServingEnvironment(), LogFile, Path.GetDirectoryName(Spec.Assembly));
        Identity = ProcessIdentity.Of(_child.Id)
            ?? throw new SetupException($"{Name} ended at once: {_log}");
        ledger.Write(new ProcessRecord(Name, Spec.Service.Name, Spec.Replica, Identity, Spec.Fingerprint(build)));
    }

    public Task UntilReadyAsync(CancellationToken cancellationToken = default) => Patience.UntilAsync(
        () => IsReadyAsync(cancellationToken),
        () => IsAlive ? null : $"{Name} ended during its start: {_log}",
        StartPatience, $"{Name} was not ready within {StartPatience.TotalSeconds:0} s: {Management}health/ready tells why, "
            + $"its log is {LogFile}.",
        cancellationToken);

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Management, "health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>SIGTERM, and time to drain.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) =>
        EndAsync(Signal.Terminate, cancellationToken);

    /// <summary>SIGKILL: nothing is flushed, nothing is said goodbye to.</summary>
    public Task KillAsync(CancellationToken cancellationToken = default) => EndAsync(Signal.Kill, cancellationToken);

    /// <summary>SIGSTOP: alive for the system, silent for everybody else.</summary>
    public void Freeze() => Identity?.Send(Signal.Stop);

    public void Thaw() => Identity?.Send(Signal.Continue);

    private async Task EndAsync(Signal signal, CancellationToken cancellationToken)
    {
        if (Identity is { } identity)
        {
            if (signal != Signal.Kill) identity.Send(Signal.Continue);
            await identity.EndAsync(signal, EndPatience, cancellationToken);
        }
        _child?.Dispose();
        _child = null;
        ledger.Forget(Name);
    }
}
