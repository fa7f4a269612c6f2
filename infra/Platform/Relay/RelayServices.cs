using JasperFx.Events;
using Marten;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Stillwater.Platform.Relay;

/// <summary>What a service tells its relay.</summary>
/// <param name="Publisher">Name of the service, as consumers know it.</param>
/// <param name="DaemonConnection">Connection string of the daemon's database role.</param>
/// <param name="ConfigureStore">The options of the service's own store, async projections included.</param>
/// <param name="ToContract">The published form of an event, null when it stays inside the service.</param>
public sealed record RelaySetup(
    string Publisher, string DaemonConnection, Action<StoreOptions> ConfigureStore, Func<IEvent, object?> ToContract);

/// <summary>Registers what carries committed events out of the service: leadership, wake-up and relay.</summary>
public static class RelayServices
{
    /// <summary>
    /// Registers the relay. The service adds <see cref="CommitSignal"/> to the listeners of its own store, so that
    /// the leader hears of each commit.
    /// </summary>
    public static IServiceCollection AddRelay(
        this IServiceCollection services, Func<IServiceProvider, RelaySetup> setup)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFactPublisher, BusFactPublisher>();
        services.AddSingleton(setup).AddSingleton<CommitSignal>().AddSingleton<RelayMetrics>();
        services.AddSingleton<DaemonStore>().AddSingleton<DaemonCoordinator>();
        services.AddSingleton<IProjectionCoordinator>(provider => provider.GetRequiredService<DaemonCoordinator>());
        services.AddHostedService(provider => provider.GetRequiredService<CommitSignal>());
        services.AddHostedService(provider => provider.GetRequiredService<DaemonCoordinator>());
        services.AddLogging(logging => logging.AddFilter(DaemonCoordinator.LogCategory, LogLevel.Warning));
        services.AddHealthChecks().AddCheck<DaemonCoordinator>("daemon");
        return services;
    }
}
