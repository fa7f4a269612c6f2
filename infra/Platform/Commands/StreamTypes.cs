using JasperFx.Events;

namespace Stillwater.Platform.Commands;

/// <summary>What one stream has come to: its state, and how far it was read.</summary>
/// <param name="State">Folded by the service's own pure Evolve.</param>
/// <param name="Revision">Counts the events that are not additive; the ETag.</param>
/// <param name="Version">Counts all events; zero for a stream that does not exist.</param>
public sealed record Folded<TState>(TState State, long Revision, long Version)
    where TState : class;

/// <summary>A kind of stream: where its state begins, how an event moves it, and whose patient it is about.</summary>
public abstract record StreamType(string Name)
{
    internal abstract Type StateType { get; }

    internal abstract Type EventType { get; }

    /// <summary>Folds stored events; what a command, a view and an audit replay all see.</summary>
    public abstract object FoldUntyped(IEnumerable<IEvent> stored, EventCatalogue catalogue);
}

/// <inheritdoc cref="StreamType"/>
public sealed record StreamType<TState, TEvent>(
    string Name, TState Initial, Func<TState, TEvent, TState> Evolve, Func<TState, Guid> PatientOf) : StreamType(Name)
    where TState : class
    where TEvent : class
{
    internal override Type StateType => typeof(TState);

    internal override Type EventType => typeof(TEvent);

    public override object FoldUntyped(IEnumerable<IEvent> stored, EventCatalogue catalogue) => Fold(stored, catalogue);

    /// <summary>Goes on from what was read before, or from the beginning.</summary>
    public Folded<TState> Fold(IEnumerable<IEvent> stored, EventCatalogue catalogue, Folded<TState>? before = null) =>
        stored.Aggregate(
            before ?? new Folded<TState>(Initial, 0, 0), (folded, e) => Next(folded, (TEvent)e.Data, catalogue));

    internal Folded<TState> Next(Folded<TState> folded, TEvent happened, EventCatalogue catalogue) => new(
        Evolve(folded.State, happened),
        catalogue.IsAdditive(happened.GetType()) ? folded.Revision : folded.Revision + 1,
        folded.Version + 1);
}

/// <summary>Every kind of stream that a service owns.</summary>
public sealed class StreamTypes(EventCatalogue catalogue, IReadOnlyList<StreamType> types)
{
    public EventCatalogue Catalogue => catalogue;

    public IReadOnlyList<StreamType> All => types;

    public StreamType<TState, TEvent> Of<TState, TEvent>()
        where TState : class
        where TEvent : class =>
        (StreamType<TState, TEvent>)types.Single(t => t.StateType == typeof(TState));

    /// <summary>The kind of stream that an event belongs to.</summary>
    public StreamType ForEvent(Type eventType) => types.Single(t => t.EventType.IsAssignableFrom(eventType));
}
