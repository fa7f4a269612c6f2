using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Stillwater.Contracts;

namespace Stillwater.Platform.Keys;

/// <summary>
/// The keys of patients and tenants: made on first use, wrapped by the tenant's key, which the master key wraps.
/// A destroyed key is gone for good and its row is the proof.
/// </summary>
public sealed class KeyStore : IDisposable
{
    private readonly IMasterKey _master;
    private readonly KeyTable _table;
    private readonly KeyCache _cache;

    public KeyStore(NpgsqlDataSource database, IMasterKey master, TimeProvider clock)
    {
        (Database, _master, _table) = (database, master, new KeyTable(database));
        _cache = new KeyCache(clock, LoadAsync);
    }

    internal NpgsqlDataSource Database { get; }

    /// <summary>Destroys all versions of a patient's key of one class, in every process at once.</summary>
    public Task DestroyAsync(SealScope scope, DataClass dataClass) =>
        DestroyAsync(new RingId(scope.Tenant, scope.Patient, dataClass.Name()));

    /// <summary>
    /// Destroys the tenant's own key, and with it everything sealed for the tenant and all its patients.
    /// </summary>
    public Task DestroyTenantAsync(string tenant) => DestroyAsync(RingId.OfTenant(tenant, RingId.TenantClass));

    /// <summary>A new version for what is sealed from now on; what was sealed before keeps opening.</summary>
    public Task RotateAsync(SealScope scope, DataClass dataClass, CancellationToken ct) =>
        RotateAsync(new RingId(scope.Tenant, scope.Patient, dataClass.Name()), ct);

    /// <summary>
    /// A new tenant key, and every data key of the tenant wrapped by it. Repeat after a failure to go on.
    /// </summary>
    public async Task RotateTenantAsync(string tenant, CancellationToken ct)
    {
        await RotateAsync(RingId.OfTenant(tenant, RingId.TenantClass), ct);
        foreach (var key in await _table.OfTenantAsync(tenant))
            if (await UnwrapAsync(key) is { } secret)
                await _table.RewrapAsync(key, await WrapAsync(key.Ring, key.Version, secret, ct));
    }

    public void Dispose() => _cache.Dispose();

    /// <summary>
    /// The ring that holds a version, read again when the one at hand is older; its absence is no error here.
    /// </summary>
    internal async ValueTask<KeyRing> FindAsync(RingId id, int version, CancellationToken ct)
    {
        var ring = await _cache.GetAsync(id, ct);
        if (ring.IsDestroyed || ring.Find(version) is not null)
            return ring;
        Forget(id);
        return await _cache.GetAsync(id, ct);
    }

    internal async ValueTask<KeyRing> FindOrCreateAsync(RingId id, CancellationToken ct)
    {
        var ring = await _cache.GetAsync(id, ct);
        if (ring is { IsDestroyed: false, Keys.Count: 0 })
        {
            await AddVersionAsync(id, 1, ct);
            ring = await _cache.GetAsync(id, ct);
        }

        return ring.IsDestroyed ? throw new KeyDestroyedException(id.KeyClass) : ring;
    }

    internal void Forget(RingId id) => _cache.Drop(id);

    internal void ForgetAll() => _cache.DropWhere((_, _) => true);

    private async Task DestroyAsync(RingId id)
    {
        await _table.DestroyAsync(id);
        Forget(id);
    }

    private async Task RotateAsync(RingId id, CancellationToken ct) => await AddVersionAsync(
        id, (await FindOrCreateAsync(id, ct)).Newest.Version + 1, ct);

    private async Task AddVersionAsync(RingId id, int version, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetBytes(DataKey.SecretBytes);
        await _table.InsertAsync(id, version, await WrapAsync(id, version, secret, ct));
        Forget(id);
    }

    private async Task<KeyRing> LoadAsync(RingId id)
    {
        var stored = await _table.ReadAsync(id);
        var keys = new List<DataKey>(stored.Count);
        foreach (var key in stored)
            if (await UnwrapAsync(key) is { } secret)
                keys.Add(new DataKey(key.Version, secret));
        return new KeyRing(keys.Count < stored.Count, keys);
    }

    /// <summary>The version of the tenant's key, then the closed secret.</summary>
    private async Task<byte[]> WrapAsync(RingId id, int version, byte[] secret, CancellationToken ct)
    {
        try
        {
            if (id.KeyClass == RingId.TenantClass)
                return await _master.WrapAsync(secret, Bound(id, version), ct);
            var header = new byte[sizeof(int)];
            for (; ; )
            {
                var above = (await FindOrCreateAsync(RingId.OfTenant(id.Tenant, RingId.TenantClass), ct)).Newest;
                BinaryPrimitives.WriteInt32BigEndian(header, above.Version);
                if (above.Seal(secret, Encoding.UTF8.GetBytes(Bound(id, version))) is { } wrapped)
                    return [.. header, .. wrapped];
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Null when the key, or the tenant's key above it, was destroyed.</summary>
    private async Task<byte[]?> UnwrapAsync(StoredKey key)
    {
        if (key.Wrapped is null)
            return null;
        var boundTo = Bound(key.Ring, key.Version);
        try
        {
            if (key.Ring.KeyClass == RingId.TenantClass)
                return await _master.UnwrapAsync(key.Wrapped, boundTo, default);
            var version = BinaryPrimitives.ReadInt32BigEndian(key.Wrapped);
            for (; ; )
            {
                var ring = await FindAsync(RingId.OfTenant(key.Ring.Tenant, RingId.TenantClass), version, default);
                if (ring.IsDestroyed)
                    return null;
                var above = ring.Find(version) ?? throw new KeyStoreUnavailableException();
                if (above.Open(key.Wrapped.AsSpan(sizeof(int)), Encoding.UTF8.GetBytes(boundTo)) is { } secret)
                    return secret;
            }
        }
        catch (CryptographicException foreign)
        {
            throw new KeyStoreUnavailableException(foreign);
        }
    }

    private static string Bound(RingId id, int version) => $"{id.Tenant}\n{id.Patient:N}\n{id.KeyClass}\n{version}";
}
