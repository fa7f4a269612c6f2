using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace Stillwater.Platform.Relay;

/// <summary>
/// The outbox: publishes committed events in the order of their streams, many streams at once. Whatever fails stops
/// the page, which is then published again from its start: a crash repeats, it never loses.
/// </summary>
internal sealed class ContractRelay : SubscriptionBase
{
    public const string Shard = "relay:All";
    private const int Lanes = 64;
    private readonly RelaySetup _setup;
    private readonly IFactPublisher _publisher;
    private readonly RelayMetrics _metrics;

    public ContractRelay(RelaySetup setup, IFactPublisher publisher, RelayMetrics metrics)
    {
        (_setup, _publisher, _metrics) = (setup, publisher, metrics);
        Name = "relay";
        Options.BatchSize = 500;
    }

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations,
        CancellationToken cancellationToken)
    {
        _metrics.Waits(since: page.Events.FirstOrDefault()?.Timestamp);
        var lanes = page.Events
            .Select(stored => (Stored: stored, Contract: _setup.ToContract(stored)))
            .Where(fact => fact.Contract is not null)
            .ToLookup(fact => (fact.Stored.TenantId, fact.Stored.StreamId), fact => (fact.Stored, fact.Contract!));
        if (lanes.Count > 0)
        {
            var last = await Relayed.ReadAsync(operations, [.. lanes.Select(lane => lane.Key)], cancellationToken);
            await Parallel.ForEachAsync(
                lanes,
                new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken },
                (lane, token) => PublishAsync(lane, last[lane.Key], token));
            Relayed.Write(operations, lanes.ToDictionary(l => l.Key, l => l.Max(fact => fact.Stored.Version)));
        }

        _metrics.Waits(since: null);
        return NullChangeListener.Instance;
    }

    private async ValueTask PublishAsync(
        IEnumerable<(IEvent Stored, object Contract)> lane, long previous, CancellationToken cancellationToken)
    {
        foreach (var (stored, contract) in lane.Where(fact => fact.Stored.Version > previous))
        {
            try
            {
                var envelope = FactEnvelope.Of(stored, _setup.Publisher, previous);
                await _publisher.PublishAsync(contract, envelope, cancellationToken);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                // Marten takes a cancellation for its own and would forget the page without a word.
                throw new TimeoutException($"Event {stored.Id} was not confirmed.", e);
            }

            _metrics.Published();
            previous = stored.Version;
        }
    }
}
