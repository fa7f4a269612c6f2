using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Stillwater.Platform.Telemetry;

/// <summary>
/// Turns unready at once when the process is told to stop, and serves on until the gateway has noticed.
/// </summary>
internal sealed class Drain(
    Readiness readiness, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock)
    : IHostedLifecycleService
{
    private const int DefaultSeconds = 5;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.StopServing();
        var seconds = configuration["Drain:Seconds"] is { } set
            ? double.Parse(set, CultureInfo.InvariantCulture)
            : environment.IsDevelopment() ? 0 : DefaultSeconds;
        return Task.Delay(TimeSpan.FromSeconds(seconds), clock, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
