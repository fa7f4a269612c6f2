using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Stillwater.Contracts;

namespace Stillwater.Platform.Inbox;

/// <summary>The broker as it is used here: publish, and one quorum queue per service with competing consumers.</summary>
public static class FactBus
{
    private const int DeliveryLimit = 1000;
    private const ushort Prefetch = 32;
    private const int InParallel = 16;
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddFactBus(
        this IServiceCollection services, string service, Uri broker, Reactions reactions, bool topologyOnly = false)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            foreach (var contract in reactions.Bound)
                bus.AddConsumer(typeof(FactConsumer<>).MakeGenericType(contract));
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(broker, host => host.PublisherConfirmation = true);
                rabbit.DeployTopologyOnly = topologyOnly;
                rabbit.Publish<IContract>(interfaces => interfaces.Exclude = true);
                if (reactions.Bound.Count > 0)
                    rabbit.ReceiveEndpoint(service, queue => Configure(queue, service, context, reactions, topologyOnly));
            });
        });
        return services;
    }

    /// <summary>Declares queue and bindings, so that what is published before the first start is not lost.</summary>
    public static async Task DeployAsync(string service, Uri broker, Reactions reactions, CancellationToken cancellationToken)
    {
        await using var provider = new ServiceCollection().AddLogging()
            .AddFactBus(service, broker, reactions, topologyOnly: true).BuildServiceProvider();
        var bus = provider.GetRequiredService<IBusControl>();
        await bus.StartAsync(cancellationToken);
        try
        {
            await bus.StopAsync(cancellationToken).WaitAsync(StopWithin, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Started means declared; but a stop so soon after the start can miss the endpoint's own and wait for ever.
        }
    }

    private static void Configure(
        IRabbitMqReceiveEndpointConfigurator queue, string service, IBusRegistrationContext context, Reactions reactions,
        bool topologyOnly)
    {
        queue.SetQuorumQueue();
        queue.SetQueueArgument("x-delivery-limit", DeliveryLimit);
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish");
        queue.BindDeadLetterQueue($"{service}.dead", $"{service}.dead", dead => dead.SetQueueArgument("x-queue-type", "quorum"));
        queue.PrefetchCount = Prefetch;
        queue.ConcurrentMessageLimit = InParallel;
        queue.PublishFaults = false;
        if (!topologyOnly)
        {
            var setAside = context.GetRequiredService<SetAside>();
            queue.ConfigureError(pipe => pipe.UseFilter(setAside));
            queue.ConfigureDeadLetter(pipe => pipe.UseFilter(setAside));
        }

        foreach (var contract in reactions.Bound)
            queue.ConfigureConsumer(context, typeof(FactConsumer<>).MakeGenericType(contract));
    }
}
