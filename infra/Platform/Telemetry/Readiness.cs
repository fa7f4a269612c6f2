using Microsoft.Extensions.Hosting;

namespace Stillwater.Platform.Telemetry;

/// <summary>Whether requests should come here, and what is wrong when they should not.</summary>
/// <param name="Status"><c>ready</c>, <c>degraded</c> (serving without something that can wait), <c>unready</c> or
/// <c>draining</c>.</param>
/// <param name="Dependencies">Each dependency, usable or not.</param>
public sealed record ReadinessReport(string Status, IReadOnlyList<DependencyStatus> Dependencies)
{
    internal bool Serves => Status is "ready" or "degraded";
}

/// <summary>How one dependency is.</summary>
/// <param name="Name">Its name, in kebab case.</param>
/// <param name="Status"><c>usable</c> or <c>unusable</c>.</param>
/// <param name="Reason">A short code; null when it is usable.</param>
public sealed record DependencyStatus(string Name, string Status, string? Reason);

/// <summary>Probes all dependencies at most once a second, however often it is asked.</summary>
internal sealed class Readiness(
    IEnumerable<IDependencyProbe> probes, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly IDependencyProbe[] _probes = [.. probes];
    private Task<ReadinessReport>? _latest;
    private long _takenAt;
    private volatile bool _draining;

    public bool HasStarted => lifetime.ApplicationStarted.IsCancellationRequested;
    public void StopServing() => _draining = true;
    private bool Stops => _draining || lifetime.ApplicationStopping.IsCancellationRequested;

    public async Task<ReadinessReport> ReadAsync()
    {
        Task<ReadinessReport> latest;
        lock (_gate)
        {
            if (_latest is null || (_latest.IsCompleted && clock.GetElapsedTime(_takenAt) >= Lifetime))
            {
                _takenAt = clock.GetTimestamp();
                _latest = TakeAsync();
            }
            latest = _latest;
        }

        var report = await latest;
        return Stops ? report with { Status = "draining" } : report;
    }

    private async Task<ReadinessReport> TakeAsync()
    {
        var reasons = await Task.WhenAll(_probes.Select(ReasonAsync));
        var status = HasStarted ? "ready" : "unready";
        for (var i = 0; i < reasons.Length && status != "unready"; i++)
            if (reasons[i] is not null)
                status = _probes[i].Gates ? "unready" : "degraded";
        return new ReadinessReport(status, [.. _probes.Zip(reasons, (probe, reason) =>
            new DependencyStatus(probe.Name, reason is null ? "usable" : "unusable", reason))]);
    }

    private async Task<string?> ReasonAsync(IDependencyProbe probe)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await probe.ProbeAsync(patience.Token).AsTask().WaitAsync(patience.Token);
        }
        catch (Exception fault)
        {
            return fault is OperationCanceledException ? "timeout" : "failing";
        }
    }
}
