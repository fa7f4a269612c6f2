using System.Diagnostics;
using System.Globalization;
using MassTransit;

namespace Stillwater.Platform.Relay;

/// <summary>Publishes over MassTransit and returns with the broker's confirm.</summary>
public sealed class BusFactPublisher(IBus bus) : IFactPublisher
{
    /// <summary>Name of the spans that join a publication to the request that caused it.</summary>
    public const string SourceName = "Stillwater.Relay";

    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(10);
    private static readonly ActivitySource Source = new(SourceName);

    public async Task PublishAsync(object contract, FactEnvelope envelope, CancellationToken cancellationToken)
    {
        using var span = Source.StartActivity("relay", ActivityKind.Internal, CauseOf(envelope));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConfirmWithin);
        await bus.Publish(contract, contract.GetType(), context => Address(context, envelope), limit.Token);
    }

    private static ActivityContext CauseOf(FactEnvelope envelope) =>
        ActivityContext.TryParse(envelope.TraceParent, null, isRemote: true, out var cause) ? cause : default;

    private static void Address(PublishContext context, FactEnvelope envelope)
    {
        context.MessageId = envelope.EventId;
        context.Headers.Set(FactHeaders.Tenant, envelope.Tenant);
        context.Headers.Set(FactHeaders.Stream, envelope.Stream.ToString());
        context.Headers.Set(FactHeaders.Version, envelope.Version);
        context.Headers.Set(FactHeaders.Previous, envelope.Previous);
        context.Headers.Set(FactHeaders.Publisher, envelope.Publisher);
        context.Headers.Set(
            FactHeaders.OccurredAt, envelope.OccurredAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        context.Headers.Set(FactHeaders.Causation, envelope.CausationId);
        context.Headers.Set(FactHeaders.Correlation, envelope.CorrelationId);
        context.Headers.Set(FactHeaders.TraceParent, Activity.Current?.Id ?? envelope.TraceParent);
    }
}
