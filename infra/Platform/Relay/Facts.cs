using System.Globalization;
using JasperFx.Events;
using Stillwater.Platform.Commands;

namespace Stillwater.Platform.Relay;

/// <summary>The outer side of the relay: returns when the broker has the fact, throws when it may not.</summary>
public interface IFactPublisher
{
    Task PublishAsync(object contract, FactEnvelope envelope, CancellationToken cancellationToken);
}

/// <summary>Where a fact comes from and which published fact of its stream it follows.</summary>
/// <param name="EventId">Id of the event, which is the id of the message: a repeat carries the same.</param>
/// <param name="Publisher">The service that owns the stream.</param>
/// <param name="Version">Version of the event in its stream, from 1.</param>
/// <param name="Previous">Version of the stream's preceding published event, 0 before the first.</param>
/// <param name="OccurredAt">When it was true, UTC.</param>
public sealed record FactEnvelope(
    Guid EventId, string Publisher, string Tenant, Guid Stream, long Version, long Previous,
    string? CausationId, string? CorrelationId, string? TraceParent, DateTimeOffset OccurredAt)
{
    internal static FactEnvelope Of(IEvent stored, string publisher, long previous) => new(
        stored.Id, publisher, stored.TenantId, stored.StreamId, stored.Version, previous,
        stored.CausationId, stored.CorrelationId, stored.GetHeader(EventStamp.TraceParent)?.ToString(),
        stored.GetHeader(EventStamp.OccurredAt)?.ToString() is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : stored.Timestamp);
}

/// <summary>Names of the message headers that a consumer needs to keep a stream in order.</summary>
public static class FactHeaders
{
    public const string Tenant = "tenant";
    public const string Stream = "stream";
    public const string Version = "version";
    public const string Previous = "previous";
    public const string Publisher = "publisher";
    public const string Causation = "causation";
    public const string Correlation = "correlation";
    public const string OccurredAt = "occurred-at";
    public const string TraceParent = "traceparent";
}
