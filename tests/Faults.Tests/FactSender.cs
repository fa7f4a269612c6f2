using Microsoft.Extensions.DependencyInjection;
using MassTransit;
using Stillwater.Contracts;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Inbox;
using Stillwater.Platform.Relay;

namespace Stillwater.Faults.Tests;

/// <summary>Publishes contracts as another service's relay would, in any order and as often as a test wants.</summary>
internal sealed class FactSender : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IBusControl _bus;
    private readonly BusFactPublisher _publisher;

    private FactSender(ServiceProvider services)
    {
        _services = services;
        _bus = services.GetRequiredService<IBusControl>();
        _publisher = new BusFactPublisher(services.GetRequiredService<IBus>());
    }

    public static async Task<FactSender> ConnectAsync(ServerLease lease)
    {
        var sender = new FactSender(new ServiceCollection().AddLogging()
            .AddFactBus("sender", lease.Broker, new Reactions()).BuildServiceProvider());
        await sender._bus.StartAsync(TestContext.Current.CancellationToken);
        return sender;
    }

    public Task SendAsync(PublishedFact fact) =>
        _publisher.PublishAsync(fact.Body, fact.Envelope, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _bus.StopAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>One contract with the place that its relay gave it.</summary>
internal sealed record PublishedFact(IContract Body, FactEnvelope Envelope);

/// <summary>A publisher's stream of published facts: versions with gaps, since most events stay inside their service.</summary>
internal sealed class PublishedStream(string publisher, string clinic)
{
    private readonly Guid _stream = Guid.CreateVersion7();
    private long _previous;

    public PublishedFact Next(IContract body, int privateEventsBefore = 0)
    {
        var version = _previous + 1 + privateEventsBefore;
        var envelope = new FactEnvelope(
            Guid.CreateVersion7(), publisher, clinic, _stream, version, _previous, null, null, null, body.OccurredAt);
        _previous = version;
        return new PublishedFact(body, envelope);
    }
}
