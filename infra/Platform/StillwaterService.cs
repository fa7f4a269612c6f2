using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Inbox;
using Stillwater.Platform.Timers;

namespace Stillwater.Platform;

/// <summary>What a service says of itself; everything else is the same for all five.</summary>
public sealed class StillwaterService(string name)
{
    private readonly List<StreamType> _streams = [];
    private readonly List<Action<StoreOptions>> _rows = [];
    private readonly List<OwedBy> _owed = [];

    /// <summary>Deploy name, queue, database and telemetry name in one.</summary>
    public string Name => name;

    internal string TableSql { get; private set; } = "";

    internal string TableNames { get; private set; } = "";

    internal EventCatalogue EventCatalogue { get; } = new();

    internal Reactions Reactions { get; } = new();

    internal TimerKinds TimerKinds { get; } = new();

    internal Func<IEvent, IContract?> ToContract { get; private set; } = _ => null;

    internal StreamTypes StreamTypes => new(EventCatalogue, _streams);

    internal OwedBy AllOwed => (tenant, stream, happened) => _owed.SelectMany(owed => owed(tenant, stream, happened));

    /// <summary>Declares the stored name of every event.</summary>
    public StillwaterService Catalogue(Action<EventCatalogue> declare)
    {
        declare(EventCatalogue);
        return this;
    }

    /// <summary>Declares a kind of stream.</summary>
    public StillwaterService Stream<TState, TEvent>(
        string kind, TState initial, Func<TState, TEvent, TState> evolve, Func<TState, Guid> patientOf)
        where TState : class
        where TEvent : class
    {
        _streams.Add(new StreamType<TState, TEvent>(kind, initial, evolve, patientOf));
        return this;
    }

    /// <summary>Keeps an asynchronous list with one row per stream.</summary>
    public StillwaterService Rows<TRow, TEvent>(
        Func<TRow?, Guid, TEvent, TRow?> next, Action<MartenRegistry.DocumentMappingExpression<TRow>>? indexes = null)
        where TRow : class, IRow
        where TEvent : class
    {
        _rows.Add(options =>
        {
            options.Projections.Add(
                new RowProjection<TRow, TEvent>(next) { Name = typeof(TRow).Name }, ProjectionLifecycle.Async);
            indexes?.Invoke(options.Schema.For<TRow>());
        });
        return this;
    }

    /// <summary>Keeps a table of its own, written by guards beside the events.</summary>
    public StillwaterService Table(string name, string sql)
    {
        TableSql += sql;
        TableNames += $", {name}";
        return this;
    }

    /// <summary>Says which events leave the service, and in what form.</summary>
    public StillwaterService Contracts(Func<IEvent, IContract?> translate)
    {
        ToContract = translate;
        return this;
    }

    /// <summary>Says which timers and claims an event owes.</summary>
    public StillwaterService OwedBy(OwedBy owedBy)
    {
        _owed.Add(owedBy);
        return this;
    }

    public StillwaterService OnTimer(string kind, OnDue onDue)
    {
        TimerKinds.Add(kind, onDue);
        return this;
    }

    public StillwaterService ReactTo<TContract>(Reaction<TContract> reaction)
        where TContract : class, IContract
    {
        Reactions.Add(reaction);
        return this;
    }

    /// <summary>The one set of store options, for the service, its daemon and its schema command.</summary>
    internal void ConfigureStore(StoreOptions options)
    {
        StoreSetup.Configure(options, EventCatalogue);
        foreach (var rows in _rows)
            rows(options);
    }
}
