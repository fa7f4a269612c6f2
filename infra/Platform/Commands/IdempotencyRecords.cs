using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Stillwater.Contracts;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Commands;

/// <summary>
/// Remembers what each key was answered, in the transaction of the facts, for 72 hours. The answer is kept sealed
/// under the patient's key, else the clinic's, so that erasure reaches it too.
/// </summary>
public sealed class IdempotencyRecords(NpgsqlDataSource database, Sealer sealer)
{
    private const string Field = "answer";

    private const string Insert =
        "insert into idempotency (tenant, scope, fingerprint, status, content_type, etag, location, patient, answer) "
        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// <summary>The guard that makes a second use of the key lose before anything is appended.</summary>
    public async ValueTask<Guard> KeepAsync(
        CommandRequest request, RenderedAnswer answer, Guid patient, CancellationToken cancellationToken)
    {
        var closed = await sealer.SealBytesAsync(
            new SealScope(request.Caller.Clinic, patient), DataClass.ClinicalText, Field, answer.Body, cancellationToken);
        return new Guard(
            Insert, request.Caller.Clinic, ScopeOf(request), request.Fingerprint, (short)answer.Status,
            answer.ContentType, answer.ETag, answer.Location, patient, closed);
    }

    /// <summary>What this key was answered before; null when it is new.</summary>
    public async Task<KeptAnswer?> FindAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select fingerprint, status, content_type, etag, location, patient, answer from idempotency "
            + "where tenant = $1 and scope = $2");
        command.Parameters.AddWithValue(request.Caller.Clinic);
        command.Parameters.AddWithValue(ScopeOf(request));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;

        var patient = reader.GetGuid(5);
        var opened = await sealer.OpenBytesAsync(
            new SealScope(request.Caller.Clinic, patient), DataClass.ClinicalText, Field, reader.GetString(6), cancellationToken);
        return new KeptAnswer(
            reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request.Fingerprint),
            new RenderedAnswer(
                reader.GetInt16(1), opened.IsErased ? [] : opened.Value!, reader.GetString(2),
                await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4)));
    }

    /// <summary>Keeps a refusal, which has no facts to travel with. False when the key was used meanwhile.</summary>
    public async Task<bool> TryKeepRefusalAsync(
        CommandRequest request, RenderedAnswer answer, Guid patient, CancellationToken cancellationToken)
    {
        var guard = await KeepAsync(request, answer, patient, cancellationToken);
        await using var command = database.CreateCommand(guard.Numbered() + " on conflict do nothing");
        foreach (var value in guard.Parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Drops what is older than 72 hours of the world's time.</summary>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "delete from idempotency where recorded_at < now() - interval '72 hours'");
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static byte[] ScopeOf(CommandRequest request) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', request.Caller.Client, request.Caller.Actor, request.Route, request.Key)));
}

/// <summary>An answer found under a key.</summary>
/// <param name="SameRequest">Whether the fingerprint of route and body is the same.</param>
/// <param name="Answer">What was answered, byte for byte.</param>
public sealed record KeptAnswer(bool SameRequest, RenderedAnswer Answer);

/// <summary>A request that wants to change something, reduced to what the platform needs of it.</summary>
/// <param name="Operation">Published id of the operation.</param>
/// <param name="Route">Method and path.</param>
/// <param name="Key">The caller's <c>Idempotency-Key</c>.</param>
/// <param name="Fingerprint">Keyed hash of route and body.</param>
/// <param name="SeenRevision">From <c>If-Match</c>.</param>
public sealed record CommandRequest(
    Caller Caller, string Operation, string Route, string Key, byte[] Fingerprint, long? SeenRevision,
    string? TraceParent, string? TraceId);
