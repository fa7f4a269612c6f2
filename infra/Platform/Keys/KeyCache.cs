using System.Collections.Concurrent;

namespace Stillwater.Platform.Keys;

/// <summary>
/// Unwrapped keys, held at most 60 s and at most 10,000 at a time, so that a destroyed key dies everywhere.
/// </summary>
internal sealed class KeyCache : IDisposable
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<RingId, Entry> _entries = new();
    private readonly TimeProvider _clock;
    private readonly Func<RingId, Task<KeyRing>> _load;
    private readonly ITimer _sweep;

    public KeyCache(TimeProvider clock, Func<RingId, Task<KeyRing>> load)
    {
        (_clock, _load) = (clock, load);
        _sweep = clock.CreateTimer(_ => DropWhere((_, entry) => IsOld(entry)), null, SweepEvery, SweepEvery);
    }

    /// <summary>
    /// The ring, loaded once however many ask. The entry stands before its load starts, so that a drop during the
    /// load is not undone by its end.
    /// </summary>
    public ValueTask<KeyRing> GetAsync(RingId id, CancellationToken ct)
    {
        if (!_entries.TryGetValue(id, out var entry) || IsOld(entry))
        {
            Remove(id, entry);
            if (_entries.Count >= Capacity)
                DropWhere((_, _) => true);
            entry = _entries.GetOrAdd(
                id, static (key, cache) => new Entry(new(() => cache._load(key)), cache._clock.GetTimestamp()), this);
        }

        var loading = entry.Ring.Value;
        return loading.IsCompletedSuccessfully ? new(loading.Result) : AwaitAsync(id, entry, ct);
    }

    /// <summary>Forgets a ring; a tenant's own takes everything with it that it wraps.</summary>
    public void Drop(RingId id)
    {
        Remove(id, _entries.GetValueOrDefault(id));
        if (id.KeyClass == RingId.TenantClass)
            DropWhere((held, _) => held.Tenant == id.Tenant);
    }

    public void DropWhere(Func<RingId, Entry, bool> condition)
    {
        foreach (var (id, entry) in _entries)
            if (condition(id, entry))
                Remove(id, entry);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        DropWhere((_, _) => true);
    }

    private bool IsOld(Entry entry) => _clock.GetElapsedTime(entry.LoadedAt) >= Lifetime;

    private async ValueTask<KeyRing> AwaitAsync(RingId id, Entry entry, CancellationToken ct)
    {
        try
        {
            return await entry.Ring.Value.WaitAsync(ct);
        }
        catch when (entry.Ring.Value.IsFaulted)
        {
            Remove(id, entry);
            throw;
        }
    }

    private void Remove(RingId id, Entry? entry)
    {
        if (entry is not null && _entries.TryRemove(KeyValuePair.Create(id, entry)) && entry.Ring.IsValueCreated)
            _ = DisposeAsync(entry.Ring.Value);
    }

    private static async Task DisposeAsync(Task<KeyRing> loading)
    {
        await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (loading.IsCompletedSuccessfully)
            loading.Result.Dispose();
    }

    internal sealed record Entry(Lazy<Task<KeyRing>> Ring, long LoadedAt);
}
