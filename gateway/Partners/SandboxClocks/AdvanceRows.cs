using Npgsql;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>An advance as a row.</summary>
internal static class AdvanceRows
{
    private const string Columns =
        "id, clinic, tolerate_down, started_from, reached, target, steps, fired, waiting_for, state, trouble";

    public static string NameOf(AdvanceState state) => state.ToString().ToLowerInvariant();

    public static Task<Advance?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation) =>
        OneAsync(connection.Command($"select {Columns} from clock_advance where id = $1", id), cancellation);

    public static Task<Advance?> FindAsync(
        NpgsqlConnection connection, AdvanceRequest request, CancellationToken cancellation) =>
        OneAsync(
            connection.Command(
                $"""
                select {Columns} from clock_advance
                where clinic = $1 and client = $2 and actor = $3 and idempotency_key = $4
                """,
                request.ClinicId, request.ClientId, request.Actor, request.IdempotencyKey),
            cancellation);

    public static async Task InsertAsync(
        NpgsqlConnection connection, Advance advance, AdvanceRequest request, CancellationToken cancellation)
    {
        await using var insert = connection.Command(
            """
            insert into clock_advance
                (id, clinic, client, actor, idempotency_key, tolerate_down, started_from, reached, target)
            values ($1, $2, $3, $4, $5, $6, $7, $7, $8)
            """,
            advance.Id, request.ClinicId, request.ClientId, request.Actor, request.IdempotencyKey,
            request.TolerateDown, advance.From.UtcDateTime, advance.Target.UtcDateTime);
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<Advance?> OneAsync(NpgsqlCommand select, CancellationToken cancellation)
    {
        await using (select)
        {
            await using var row = await select.ExecuteReaderAsync(cancellation);
            return await row.ReadAsync(cancellation) ? Read(row) : null;
        }
    }

    private static Advance Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetBoolean(2),
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetInt32(6),
        row.GetInt32(7),
        row.GetFieldValue<string[]>(8),
        Enum.Parse<AdvanceState>(row.GetString(9), ignoreCase: true),
        row.IsDBNull(10) ? null : row.GetString(10));
}
