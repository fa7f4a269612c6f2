using Npgsql;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>What a sandbox clinic's clock shows, and the advance that is moving it.</summary>
internal sealed record ClockReading(DateTimeOffset Now, Guid? Advance);

/// <summary>The clocks and their advances as stored; Partners alone writes them.</summary>
internal sealed class ClockStore(NpgsqlDataSource source)
{
    public async Task<ClockReading?> ReadAsync(string clinicId, CancellationToken cancellation)
    {
        await using var select = source.Command("select now, advance from clinic_clock where clinic = $1", clinicId);
        await using var row = await select.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? ReadClock(row) : null;
    }

    public async Task<IReadOnlyList<string>> ClinicsAsync(CancellationToken cancellation)
    {
        await using var select = source.Command("select clinic from clinic_clock order by clinic");
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var clinics = new List<string>();
        while (await rows.ReadAsync(cancellation))
            clinics.Add(rows.GetString(0));
        return clinics;
    }

    /// <summary>Calls back while nobody can start an advance of this clinic; does nothing while one runs.</summary>
    public async Task WhileStillAsync(
        string clinicId, Func<DateTimeOffset, Task> callback, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var hold = connection.Command(
            "select now from clinic_clock where clinic = $1 and advance is null for share", clinicId);
        if (await hold.ExecuteScalarAsync(cancellation) is DateTime now)
            await callback(new DateTimeOffset(now));
    }

    public async Task<Advance?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await AdvanceRows.FindAsync(connection, id, cancellation);
    }

    /// <summary>
    /// Writes down how far the advance is. False: another process drives it now, so this one must stop.
    /// </summary>
    public async Task<bool> SaveAsync(Advance advance, Guid driver, CancellationToken cancellation)
    {
        await using var update = source.Command(
            """
            with driven as (
                update clinic_clock set now = $3,
                    advance = case when $7 = 'running' then advance end,
                    driver = case when $7 = 'running' then driver end,
                    leased_until = case when $7 = 'running' then leased_until end
                where advance = $1 and driver = $2
                returning clinic)
            update clock_advance set reached = $3, steps = $4, fired = $5, waiting_for = $6, state = $7, trouble = $8,
                finished_at = case when $7 <> 'running' then now() end
            where id = $1 and exists (select from driven)
            """,
            advance.Id, driver, advance.Now.UtcDateTime, advance.Steps, advance.Fired, advance.WaitingFor.ToArray(),
            AdvanceRows.NameOf(advance.State), advance.Trouble);
        return await update.ExecuteNonQueryAsync(cancellation) == 1;
    }

    internal static ClockReading ReadClock(NpgsqlDataReader row) =>
        new(row.GetFieldValue<DateTimeOffset>(0), row.IsDBNull(1) ? null : row.GetGuid(1));
}
