using Npgsql;

namespace Stillwater.Platform.Keys;

/// <summary>A key as stored: closed, or gone.</summary>
internal sealed record StoredKey(RingId Ring, int Version, byte[]? Wrapped);

/// <summary>
/// The rows of the key store. Any failure to reach them is one exception, so that callers answer 503.
/// </summary>
internal sealed class KeyTable(NpgsqlDataSource database)
{
    private const string Destroyed = "SK001";
    private const string Select = "select patient, class, version, wrapped from key where tenant = $1 and ";

    public Task<List<StoredKey>> ReadAsync(RingId id) =>
        AskAsync($"{Select} patient = $2 and class = $3 order by version", id.Tenant, id.Patient, id.KeyClass);

    /// <summary>Every living data key of a tenant, to be wrapped anew.</summary>
    public Task<List<StoredKey>> OfTenantAsync(string tenant) =>
        AskAsync($"{Select} class <> $2 and wrapped is not null", tenant, RingId.TenantClass);

    /// <summary>Adds a version unless somebody else has; a destroyed key stays destroyed.</summary>
    public Task InsertAsync(RingId id, int version, byte[] wrapped) => AskAsync(
        "insert into key (tenant, patient, class, version, wrapped) values ($1, $2, $3, $4, $5) on conflict do nothing",
        id.Tenant, id.Patient, id.KeyClass, version, wrapped);

    public Task RewrapAsync(StoredKey old, byte[] wrapped) => AskAsync(
        "update key set wrapped = $5 "
        + "where tenant = $1 and patient = $2 and class = $3 and version = $4 and wrapped = $6",
        old.Ring.Tenant, old.Ring.Patient, old.Ring.KeyClass, old.Version, wrapped, old.Wrapped!);

    public Task DestroyAsync(RingId id) =>
        AskAsync("select destroy_key($1, $2, $3)", id.Tenant, id.Patient, id.KeyClass);

    private async Task<List<StoredKey>> AskAsync(string text, string tenant, params object[] values)
    {
        try
        {
            await using var command = database.CreateCommand(text);
            foreach (var value in (object[])[tenant, .. values])
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await using var reader = await command.ExecuteReaderAsync();
            var keys = new List<StoredKey>();
            while (reader.FieldCount == 4 && await reader.ReadAsync())
                keys.Add(new(
                    new(tenant, reader.GetGuid(0), reader.GetString(1)), reader.GetInt32(2), reader[3] as byte[]));
            return keys;
        }
        catch (PostgresException refused) when (refused.SqlState == Destroyed)
        {
            return [];
        }
        catch (NpgsqlException away)
        {
            throw new KeyStoreUnavailableException(away);
        }
    }
}
