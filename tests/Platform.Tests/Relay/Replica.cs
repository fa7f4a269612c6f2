using System.Collections.Concurrent;
using System.Diagnostics;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Stillwater.Harness;
using Stillwater.Platform.Relay;

namespace Stillwater.Platform.Tests.Relay;

/// <summary>One process of a service: its store for commands, its daemon, its relay.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly IHost _host;

    private Replica(IHost host, DocumentStore app) => (_host, App) = (host, app);

    public DocumentStore App { get; }

    public DaemonCoordinator Coordinator => _host.Services.GetRequiredService<DaemonCoordinator>();

    public RelayMetrics Metrics => _host.Services.GetRequiredService<RelayMetrics>();

    public long Lag => Coordinator.LagOf("relay:All");

    public bool Leads => Coordinator.Shards.Values.Any(leads => leads);

    public static Task<Replica> StartAsync(
        RelayDatabase database, IFactPublisher outside, Action<StoreOptions>? configure = null) =>
        StartAsync(database, services => services.AddSingleton(outside), configure);

    public static async Task<Replica> StartAsync(
        RelayDatabase database, Action<IServiceCollection> outside, Action<StoreOptions>? configure = null)
    {
        configure ??= Readings.Configure;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMetrics();
        outside(builder.Services);
        builder.Services.AddRelay(_ => new RelaySetup("readings", database.Daemon, configure, Readings.ToContract));
        var host = builder.Build();
        var app = DocumentStore.For(options =>
        {
            configure(options);
            options.Connection(database.App);
            options.Listeners.Add(host.Services.GetRequiredService<CommitSignal>());
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new Replica(host, app);
    }

    public async Task AppendAsync(string tenant, Guid stream, params object[] events)
    {
        await using var session = App.LightweightSession(tenant);
        session.CausationId = "the request";
        session.CorrelationId = "the visit";
        foreach (var stored in session.Events.Append(stream, events).Events)
            stored.SetHeader("traceparent", Activity.Current?.Id ?? "");
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public Task<HealthReport> HealthAsync() =>
        _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        await App.DisposeAsync();
    }
}

/// <summary>What reached the broker's side, in the order in which it was confirmed.</summary>
internal sealed class Recorded : IFactPublisher
{
    private readonly ConcurrentQueue<FactEnvelope> _facts = new();

    public IReadOnlyCollection<FactEnvelope> All => _facts;

    /// <summary>Runs before a fact counts as confirmed; throwing stands for a broker that did not confirm.</summary>
    public Func<FactEnvelope, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public async Task PublishAsync(object contract, FactEnvelope envelope, CancellationToken cancellationToken)
    {
        await Before(envelope, cancellationToken);
        _facts.Enqueue(envelope);
    }
}
