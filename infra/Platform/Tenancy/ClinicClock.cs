using Npgsql;

namespace Stillwater.Platform.Tenancy;

/// <summary>The time of a clinic: the world's, or in a sandbox the virtual time that Partners last set.</summary>
public sealed class ClinicClock(NpgsqlDataSource database, TimeProvider world)
{
    /// <summary>The world's time, for what no clinic owns.</summary>
    public TimeProvider World => world;

    /// <summary>What a clinic's clock shows, null when a sandbox clinic's clock has not reached this service yet.</summary>
    public async ValueTask<ClinicTime?> ReadAsync(string clinic, bool sandbox, CancellationToken cancellationToken)
    {
        if (!sandbox)
            return new ClinicTime(world.GetUtcNow(), Advancing: false);

        await using var command = database.CreateCommand("select now, advancing from clinic_clock where tenant = $1");
        command.Parameters.AddWithValue(clinic);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ClinicTime(reader.GetFieldValue<DateTimeOffset>(0), reader.GetBoolean(1))
            : null;
    }

    /// <summary>Sets a sandbox clinic's clock. A step backwards is ignored: time never runs back.</summary>
    public async Task SetAsync(string clinic, DateTimeOffset now, bool advancing, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into clinic_clock (tenant, now, advancing) values ($1, $2, $3)
            on conflict (tenant) do update
              set now = greatest(clinic_clock.now, excluded.now), advancing = excluded.advancing
            """);
        command.Parameters.AddWithValue(clinic);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(advancing);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What a clinic's clock shows.</summary>
/// <param name="Now">The clinic's time.</param>
/// <param name="Advancing">A sandbox clock is moving: commands wait, timers and reactions go on.</param>
public sealed record ClinicTime(DateTimeOffset Now, bool Advancing);
