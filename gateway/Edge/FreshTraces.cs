using System.Diagnostics;

namespace Stillwater.Edge;

/// <summary>
/// A trace begins at the door: what a caller says of its own trace is not believed, nor its baggage carried.
/// </summary>
internal sealed class FreshTraces : DistributedContextPropagator
{
    private static readonly DistributedContextPropagator Outward = CreateW3CPropagator();

    public override IReadOnlyCollection<string> Fields => Outward.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) =>
        Outward.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(
        object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>> ExtractBaggage(
        object? carrier, PropagatorGetterCallback? getter) => [];
}
