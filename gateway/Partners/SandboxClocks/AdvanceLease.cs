using Npgsql;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>What became of asking for an advance.</summary>
internal abstract record AdvanceStart
{
    public sealed record Begun(Advance Advance) : AdvanceStart;

    public sealed record Repeated(Advance Advance) : AdvanceStart;

    public sealed record KeyReused : AdvanceStart;

    public sealed record ClockBusy : AdvanceStart;

    public sealed record NoClock : AdvanceStart;
}

/// <summary>
/// Lets one process at a time drive a clinic's clock; a driver that dies is followed by another after the lease.
/// </summary>
internal sealed class AdvanceLease(NpgsqlDataSource source)
{
    /// <summary>How often a driver renews; a lease outlives two missed renewals.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);

    private const string Term = "now() + interval '10 seconds'";

    public async Task<AdvanceStart> BeginAsync(AdvanceRequest request, Guid driver, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await LockAsync(connection, request.ClinicId, cancellation) is not { } clock)
            return new AdvanceStart.NoClock();

        if (await AdvanceRows.FindAsync(connection, request, cancellation) is { } known)
            return Asks(request, known) ? new AdvanceStart.Repeated(known) : new AdvanceStart.KeyReused();
        if (clock.Advance is not null) return new AdvanceStart.ClockBusy();

        var advance = new Advance(
            Guid.CreateVersion7(), request.ClinicId, request.TolerateDown,
            From: clock.Now, Now: clock.Now, Target: clock.Now + request.Span,
            Steps: 0, Fired: 0, WaitingFor: [], AdvanceState.Running, Trouble: null);
        await AdvanceRows.InsertAsync(connection, advance, request, cancellation);
        await using var take = connection.Command(
            $"update clinic_clock set advance = $2, driver = $3, leased_until = {Term} where clinic = $1",
            request.ClinicId, advance.Id, driver);
        await take.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new AdvanceStart.Begun(advance);
    }

    /// <summary>Takes over one advance whose driver has gone silent, if there is any.</summary>
    public async Task<Advance?> TakeOverAsync(Guid driver, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var take = connection.Command(
            $"""
            update clinic_clock set driver = $1, leased_until = {Term}
            where clinic = (
                select clinic from clinic_clock where advance is not null and leased_until < now()
                limit 1 for update skip locked)
            returning advance
            """,
            driver);
        return await take.ExecuteScalarAsync(cancellation) is Guid id
            ? await AdvanceRows.FindAsync(connection, id, cancellation)
            : null;
    }

    /// <summary>False when the lease was lost to another process.</summary>
    public async Task<bool> RenewAsync(Guid advanceId, Guid driver, CancellationToken cancellation)
    {
        await using var renew = source.Command(
            $"update clinic_clock set leased_until = {Term} where advance = $1 and driver = $2", advanceId, driver);
        return await renew.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>
    /// Lets another process go on at once; nothing to do when the advance is finished or already lost.
    /// </summary>
    public async Task ReleaseAsync(Guid advanceId, Guid driver)
    {
        await using var release = source.Command(
            "update clinic_clock set leased_until = now() where advance = $1 and driver = $2", advanceId, driver);
        await release.ExecuteNonQueryAsync();
    }

    private static bool Asks(AdvanceRequest request, Advance known) =>
        known.Target - known.From == request.Span && known.TolerateDown == request.TolerateDown;

    private static async Task<ClockReading?> LockAsync(
        NpgsqlConnection connection, string clinicId, CancellationToken cancellation)
    {
        await using var select = connection.Command(
            "select now, advance from clinic_clock where clinic = $1 for update", clinicId);
        await using var row = await select.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? ClockStore.ReadClock(row) : null;
    }
}
