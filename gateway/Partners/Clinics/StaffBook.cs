using Npgsql;
using Stillwater.Platform.Commands;

namespace Stillwater.Partners.Clinics;

/// <summary>
/// The clinic's staff and every change of it. A person is never removed, so that an old signature stays readable.
/// </summary>
internal sealed class StaffBook(NpgsqlDataSource database)
{
    private const string Insert =
        """
        insert into practitioner (id, clinic, handle, title, role, specialty, name)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
        """;

    private const string Note =
        """
        insert into practitioner_change
          (id, clinic, practitioner, kind, reason, client, actor, role, idempotency_key, fingerprint)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <summary>Takes a person on; null when it is done, now or by an earlier request of the same key.</summary>
    public Task<Refusal?> RegisterAsync(
        Practitioner person, string closedName, bool onlyFirst, PractitionerChange change, CancellationToken ct) =>
        ChangeAsync(change, async connection =>
        {
            if (onlyFirst && await AnyAsync(connection, person.ClinicId, ct))
                return PractitionerRefusals.NotFirst;
            await using var insert = connection.Command(
                Insert, person.Id, person.ClinicId, person.Handle, person.Title, person.Role, person.Specialty,
                closedName);
            return await insert.ExecuteNonQueryAsync(ct) == 1 ? null : PractitionerRefusals.HandleTaken;
        }, ct);

    /// <summary>Lets a person go: no token names them from now on.</summary>
    public Task<Refusal?> DeactivateAsync(PractitionerChange change, CancellationToken ct) =>
        ChangeAsync(change, async connection =>
        {
            await using var find = connection.Command(
                "select active from practitioner where id = $1 and clinic = $2 for update",
                change.Practitioner, change.Caller.Clinic);
            if (await find.ExecuteScalarAsync(ct) is not bool active)
                return PlatformCodes.NotFound;
            if (!active)
                return PractitionerRefusals.Inactive;
            await using var update = connection.Command(
                "update practitioner set active = false where id = $1", change.Practitioner);
            await update.ExecuteNonQueryAsync(ct);
            return null;
        }, ct);

    /// <summary>One change of a clinic at a time, so that a repeat always finds what the first request did.</summary>
    private async Task<Refusal?> ChangeAsync(
        PractitionerChange change, Func<NpgsqlConnection, Task<Refusal?>> act, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var queue = connection.Command(
            "select pg_advisory_xact_lock(hashtextextended($1, 4))", change.Caller.Clinic))
            await queue.ExecuteNonQueryAsync(ct);
        if (await FingerprintAsync(connection, change, ct) is { } kept)
            return kept.AsSpan().SequenceEqual(change.Fingerprint) ? null : PractitionerRefusals.KeyReused;
        if (await act(connection) is { } refusal)
            return refusal;

        await using var note = connection.Command(
            Note, Guid.CreateVersion7(), change.Caller.Clinic, change.Practitioner, change.Kind, change.Reason,
            change.Caller.Client, change.Caller.Actor, change.Caller.Role, change.Key, change.Fingerprint);
        await note.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private static async Task<byte[]?> FingerprintAsync(
        NpgsqlConnection connection, PractitionerChange change, CancellationToken ct)
    {
        await using var find = connection.Command(
            """
            select fingerprint from practitioner_change
            where clinic = $1 and client = $2 and actor = $3 and idempotency_key = $4
            """,
            change.Caller.Clinic, change.Caller.Client, change.Caller.Actor, change.Key);
        return (byte[]?)await find.ExecuteScalarAsync(ct);
    }

    private static async Task<bool> AnyAsync(NpgsqlConnection connection, string clinic, CancellationToken ct)
    {
        await using var find = connection.Command(
            "select exists (select 1 from practitioner where clinic = $1)", clinic);
        return (bool)(await find.ExecuteScalarAsync(ct))!;
    }
}
