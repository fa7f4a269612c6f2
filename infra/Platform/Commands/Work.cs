using JasperFx.Events;
using Marten;
using Npgsql;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Commands;

/// <summary>What an event of a stream owes beside itself: timers to set or clear, claims to take or release.</summary>
public delegate IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened);

/// <summary>Where a piece of work comes from: what caused it, and what it belongs to.</summary>
public sealed record WorkOrigin(Caller Caller, string? CausationId, string? CorrelationId, string? TraceParent);

/// <summary>
/// The decisions of one request, one received fact or one due timer. They commit together or not at all, and every
/// event leaves with its whole stamp: who, for whom, why, when, on what trace.
/// </summary>
public sealed class Work(IDocumentSession session, StreamTypes streams, OwedBy owedBy, WorkOrigin origin, DateTimeOffset now)
{
    private readonly Dictionary<Guid, Loaded> _loaded = [];
    private readonly List<Guid> _eventIds = [];
    private readonly List<(string Kind, string Key, Guid Stream, Refusal Taken)> _claims = [];

    public DateTimeOffset Now => now;

    public Caller Caller => origin.Caller;

    public string Clinic => origin.Caller.Clinic;

    /// <summary>The revision that the caller has seen, from <c>If-Match</c>; null where none is asked for.</summary>
    public long? SeenRevision { get; init; }

    /// <summary>The reason of this work, sealed where a person wrote it; it goes with every event.</summary>
    public string? Reason { get; set; }

    /// <summary>The rule set that decided, as <c>version+hash</c>; it goes with every event.</summary>
    public string? RuleSet { get; set; }

    /// <summary>
    /// Where reading may begin. Only for work that sees committed events alone, so not within a transaction of others.
    /// </summary>
    internal FoldCache? Folds { get; init; }

    public IReadOnlyList<Guid> EventIds => _eventIds;

    /// <summary>The first patient that this work is about, empty for streams without one.</summary>
    public Guid Patient { get; private set; }

    /// <summary>Begins a stream. Refused as a state conflict when it exists.</summary>
    public Task<Decided<TState>> StartAsync<TState, TEvent>(
        Guid stream, ICommand<TState, TEvent> command, CancellationToken cancellationToken = default)
        where TState : class
        where TEvent : class
    {
        var type = streams.Of<TState, TEvent>();
        var empty = new Loaded(new Folded<TState>(type.Initial, 0, 0), null, true);
        _loaded.TryAdd(stream, empty);
        return Task.FromResult(Decide(stream, type, command));
    }

    /// <summary>Changes the state of an existing stream that the caller has seen (<c>If-Match</c>).</summary>
    public async Task<Decided<TState>> ChangeAsync<TState, TEvent>(
        Guid stream, ICommand<TState, TEvent> command, CancellationToken cancellationToken = default)
        where TState : class
        where TEvent : class
    {
        var type = streams.Of<TState, TEvent>();
        var folded = await LoadAsync(stream, type, cancellationToken);
        if (folded.Version > 0 && SeenRevision is { } seen && seen != folded.Revision)
        {
            return Decided<TState>.Refused(new Refusal(
                PlatformCodes.RevisionStale, RefusalKind.Stale, $"The current revision is \"{folded.Revision}\"."), folded);
        }

        return Decide(stream, type, command);
    }

    /// <summary>Adds to an existing stream, whatever the caller has seen: additive facts, reactions, timers.</summary>
    public async Task<Decided<TState>> ApplyAsync<TState, TEvent>(
        Guid stream, ICommand<TState, TEvent> command, CancellationToken cancellationToken = default)
        where TState : class
        where TEvent : class
    {
        var type = streams.Of<TState, TEvent>();
        await LoadAsync(stream, type, cancellationToken);
        return Decide(stream, type, command);
    }

    /// <summary>As <see cref="ApplyAsync"/>, and begins the stream when it does not exist yet.</summary>
    public async Task<Decided<TState>> ApplyOrStartAsync<TState, TEvent>(
        Guid stream, ICommand<TState, TEvent> command, CancellationToken cancellationToken = default)
        where TState : class where TEvent : class
    {
        var type = streams.Of<TState, TEvent>();
        var folded = await LoadAsync(stream, type, cancellationToken);
        if (folded.Version == 0)
            _loaded[stream] = _loaded[stream] with { MayStart = true };
        return Decide(stream, type, command);
    }

    /// <summary>Folds a stream of this clinic for a decision on another; null when there is none.</summary>
    public async Task<Folded<TState>?> ReadAsync<TState, TEvent>(Guid stream, CancellationToken cancellationToken = default)
        where TState : class where TEvent : class
    {
        var folded = await LoadAsync(stream, streams.Of<TState, TEvent>(), cancellationToken);
        return folded.Version == 0 ? null : folded;
    }

    /// <summary>Makes the commit depend on a statement that runs before any append.</summary>
    public void Require(Guard guard) => session.QueueOperation(guard);

    /// <summary>Takes a name for a stream, or answers <paramref name="taken"/> when another stream holds it.</summary>
    public void Take(string kind, string key, Guid stream, Refusal taken)
    {
        _claims.Add((kind, key, stream, taken));
        Require(Claim.Take(Clinic, kind, key, stream));
    }

    /// <summary>The stream that holds a name, null when it is free. A reaction asks first: nobody hears its refusal.</summary>
    public async Task<Guid?> HolderAsync(string kind, string key, CancellationToken cancellationToken = default)
    {
        var holders = await session.AdvancedSql.QueryAsync<Guid>(
            "select stream from claim where tenant = ? and kind = ? and key = ?", cancellationToken, Clinic, kind, key);
        return holders.Count == 0 ? null : holders[0];
    }

    /// <summary>A race was lost: the next attempt reads these streams from their beginning.</summary>
    internal void ForgetFolds() => Folds?.Forget(Clinic, _loaded.Keys);

    internal async Task<Refusal?> TakenClaimAsync(NpgsqlDataSource database, Exception lost, CancellationToken cancellationToken)
    {
        if (Races.ViolatedConstraint(lost) != Claim.Constraint)
            return null;
        foreach (var (kind, key, stream, taken) in _claims)
        {
            var holder = await Claim.HolderAsync(database, Clinic, kind, key, cancellationToken);
            if (holder is not null && holder != stream)
                return taken;
        }

        return null;
    }

    private async Task<Folded<TState>> LoadAsync<TState, TEvent>(
        Guid stream, StreamType<TState, TEvent> type, CancellationToken cancellationToken)
        where TState : class where TEvent : class
    {
        if (!_loaded.TryGetValue(stream, out var loaded))
        {
            var known = Folds?.Find<TState>(Clinic, stream);
            var stored = await session.Events.FetchStreamAsync(
                stream, fromVersion: (known?.Version ?? 0) + 1, token: cancellationToken);
            var folded = type.Fold(stored is [{ Data: not TEvent }, ..] ? [] : stored, streams.Catalogue, known);
            if (folded.Version > (known?.Version ?? 0))
                Folds?.Keep(Clinic, stream, folded);
            // What the caller's token does not reach is as unknown as what does not exist.
            _loaded.Add(stream, loaded = new Loaded(
                Caller.Reaches(type.PatientOf(folded.State)) ? folded : type.Fold([], streams.Catalogue), null, false));
        }

        return (Folded<TState>)loaded.Folded;
    }

    private Decided<TState> Decide<TState, TEvent>(
        Guid stream, StreamType<TState, TEvent> type, ICommand<TState, TEvent> command)
        where TState : class where TEvent : class
    {
        var loaded = _loaded[stream];
        var folded = (Folded<TState>)loaded.Folded;
        if (folded.Version == 0 && !loaded.MayStart)
            return Decided<TState>.Refused(PlatformCodes.NotFound, folded);

        var decision = command.Decide(folded.State, now);
        if (decision.Refusal is { } refusal)
            return Decided<TState>.Refused(refusal, folded);

        foreach (var happened in decision.Events)
            folded = type.Next(folded, happened, streams.Catalogue);
        if (!Caller.Reaches(type.PatientOf(folded.State)))
            return Decided<TState>.Refused(PlatformCodes.NotFound, (Folded<TState>)loaded.Folded);

        if (decision.Events.Count > 0)
            Append(stream, loaded, type.PatientOf(folded.State), decision.Events, folded);
        return new Decided<TState>(folded.State, folded.Revision, folded.Version, decision.Events, null);
    }

    private void Append<TState, TEvent>(
        Guid stream, Loaded loaded, Guid patient, IReadOnlyList<TEvent> events, Folded<TState> after)
        where TState : class where TEvent : class
    {
        if (Patient == Guid.Empty)
            Patient = patient;
        var stamped = new IEvent[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            stamped[i] = EventStamp.Put(session.Events.BuildEvent(events[i]), this, origin, patient);
            _eventIds.Add(stamped[i].Id);
            foreach (var guard in owedBy(Clinic, stream, events[i]))
                session.QueueOperation(guard);
        }

        if (loaded.Pending is { } pending)
        {
            pending.AddEvents(stamped);
        }
        else
        {
            // Also for a new stream: the append function inserts the stream's row before it takes a sequence number,
            // so that of two that begin the same stream the loser leaves no gap.
            pending = session.Events.Append(stream, [.. stamped.Cast<object>()]);
            pending.ExpectedVersionOnServer = ((Folded<TState>)loaded.Folded).Version;
        }

        _loaded[stream] = new Loaded(after, pending, true);
    }

    private sealed record Loaded(object Folded, StreamAction? Pending, bool MayStart);
}

/// <summary>What became of one command on one stream.</summary>
/// <param name="State">The state after it; before it when refused.</param>
/// <param name="Revision">The revision after it, for the ETag.</param>
/// <param name="Version">The stream version after it.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Refusal">Why not, null when it was done.</param>
public sealed record Decided<TState>(
    TState State, long Revision, long Version, IReadOnlyList<object> Events, Refusal? Refusal)
    where TState : class
{
    internal static Decided<TState> Refused(Refusal refusal, Folded<TState> folded) =>
        new(folded.State, folded.Revision, folded.Version, [], refusal);
}
