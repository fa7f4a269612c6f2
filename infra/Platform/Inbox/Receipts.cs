using System.Text.Json;
using Npgsql;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Platform.Inbox;

/// <summary>How far each publisher's stream was handled, and what waits because it came early or could not be done.</summary>
public sealed class Receipts(NpgsqlDataSource database, Sealer sealer)
{
    private const string BodyField = "fact";

    /// <summary>Locks the stream's row for the transaction and tells where it stands.</summary>
    public static async Task<Standing> LockAsync(
        NpgsqlTransaction transaction, ReceivedFact fact, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into received (tenant, publisher, stream, last) values ($1, $2, $3, 0)
            on conflict (tenant, publisher, stream) do update set last = received.last
            returning last,
              exists (select 1 from parked p where p.tenant = $1 and p.publisher = $2 and p.stream = $3),
              (select now from clinic_clock where tenant = $1)
            """, transaction.Connection, transaction);
        command.Parameters.AddWithValue(fact.Clinic);
        command.Parameters.AddWithValue(fact.Publisher);
        command.Parameters.AddWithValue(fact.Stream);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new Standing(
            reader.GetInt64(0), reader.GetBoolean(1),
            await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(2));
    }

    /// <summary>Notes that a fact was handled, and clears it from the parked ones.</summary>
    public static Guard Advance(ReceivedFact fact) => new(
        """
        with cleared as (
          delete from parked where tenant = ? and publisher = ? and stream = ? and version <= ?)
        update received set last = ? where tenant = ? and publisher = ? and stream = ?
        """,
        fact.Clinic, fact.Publisher, fact.Stream, fact.Version, fact.Version, fact.Clinic, fact.Publisher, fact.Stream);

    /// <summary>Keeps a fact for later, its body closed. A fact that is parked again waits longer each time.</summary>
    public async Task ParkAsync(
        NpgsqlTransaction transaction, ReceivedFact fact, IContract body, string code, CancellationToken cancellationToken)
    {
        var closed = await sealer.SealBytesAsync(
            SealScope.OfTenant(fact.Clinic), DataClass.ClinicalText, BodyField,
            JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ContractJson.Options), cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            insert into parked (tenant, publisher, stream, version, previous, event_id, contract, correlation,
                                occurred_at, body, code, attempts, retry_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, now() + interval '1 second')
            on conflict (tenant, publisher, stream, version) do update set
              code = excluded.code, attempts = parked.attempts + 1,
              retry_at = now() + least(interval '10 minutes', interval '1 second' * power(2, least(parked.attempts, 10)))
            """, transaction.Connection, transaction);
        foreach (var value in (object?[])
            [fact.Clinic, fact.Publisher, fact.Stream, fact.Version, fact.Previous, fact.EventId, body.GetType().FullName,
             fact.CorrelationId, fact.OccurredAt, closed, code])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The parked fact that follows what was handled last, null when there is none.</summary>
    public Task<ParkedFact?> NextAsync(ReceivedFact handled, CancellationToken cancellationToken) => ReadOneAsync(
        "where p.tenant = $1 and p.publisher = $2 and p.stream = $3 and p.previous = $4",
        [handled.Clinic, handled.Publisher, handled.Stream, handled.Version], cancellationToken);

    /// <summary>A parked fact whose turn it is and whose time for another attempt has come.</summary>
    public Task<ParkedFact?> DueAsync(CancellationToken cancellationToken) => ReadOneAsync(
        """
        join received r using (tenant, publisher, stream)
        where p.previous = r.last and p.retry_at <= now() order by p.retry_at
        """, [], cancellationToken);

    private async Task<ParkedFact?> ReadOneAsync(string where, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select p.event_id, p.publisher, p.tenant, p.stream, p.version, p.previous, p.correlation, p.occurred_at, "
            + $"p.contract, p.body from parked p {where} limit 1");
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;

        var fact = new ReceivedFact(
            reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetGuid(3), reader.GetInt64(4),
            reader.GetInt64(5), await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetString(6),
            reader.GetFieldValue<DateTimeOffset>(7));
        var opened = await sealer.OpenBytesAsync(
            SealScope.OfTenant(fact.Clinic), DataClass.ClinicalText, BodyField, reader.GetString(9), cancellationToken);
        var body = JsonSerializer.Deserialize(opened.Value, ContractJson.TypeOf(reader.GetString(8)), ContractJson.Options);
        return new ParkedFact(fact, (IContract)body!);
    }
}

/// <summary>Where a publisher's stream stands in this service.</summary>
/// <param name="Last">The last version handled.</param>
/// <param name="HasParked">Whether facts of the stream wait.</param>
/// <param name="SandboxNow">The clinic's virtual time, null for a clinic on the world's time.</param>
public sealed record Standing(long Last, bool HasParked, DateTimeOffset? SandboxNow);

/// <summary>A fact that waits, with its body opened.</summary>
public sealed record ParkedFact(ReceivedFact Fact, IContract Body);
