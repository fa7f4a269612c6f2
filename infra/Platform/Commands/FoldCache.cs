using Microsoft.Extensions.Caching.Memory;

namespace Stillwater.Platform.Commands;

/// <summary>
/// What streams had come to when this process last read them, so that a command reads only what was added since. It
/// holds nothing but committed history, which never changes; each command still asks the database for what is newer.
/// </summary>
public sealed class FoldCache() : MemoryCache(new MemoryCacheOptions { SizeLimit = 20_000 })
{
    internal Folded<TState>? Find<TState>(string tenant, Guid stream) where TState : class =>
        this.Get((tenant, stream)) as Folded<TState>;

    internal void Keep(string tenant, Guid stream, object folded) => this.Set(
        (tenant, stream), folded, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });

    internal void Forget(string tenant, IEnumerable<Guid> streams) => streams.ToList().ForEach(s => Remove((tenant, s)));
}
