using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stillwater.Platform.Commands;

namespace Stillwater.Platform.Timers;

/// <summary>
/// Looks for due timers, leaves a sign of life every 5 s that later tells an outage from a check not taken, and forgets
/// answered keys after their 72 hours.
/// </summary>
public sealed partial class Heartbeat(
    TimerFiring timers, SignsOfLife signs, IdempotencyRecords keys, TimeProvider time, ILogger<Heartbeat> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);
    private const int TicksBetweenSigns = 20;
    private const int TicksBetweenClearings = 14_400;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        for (var tick = 0; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            try
            {
                await timers.FireDueAsync(clinic: null, stoppingToken);
                if (tick % TicksBetweenSigns == 0)
                    await signs.LeaveAsync("", time.GetUtcNow(), stoppingToken);
                if (tick % TicksBetweenClearings == 0)
                    await keys.ForgetAsync(stoppingToken);
            }
            catch (Exception away) when (Races.DatabaseIsAway(away))
            {
                LogAway(away.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timers wait: the database does not answer ({Fault})")]
    private partial void LogAway(string fault);
}

/// <summary>When this service was alive: on the world's time, and at each step of a sandbox clock.</summary>
public sealed class SignsOfLife(NpgsqlDataSource database)
{
    /// <summary>Notes that the service lives; signs older than a month of that clock go.</summary>
    public async Task LeaveAsync(string clinic, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with gone as (delete from alive where tenant = $1 and at < $2::timestamptz - interval '1 month')
            insert into alive (tenant, at) values ($1, $2) on conflict do nothing
            """);
        command.Parameters.AddWithValue(clinic);
        command.Parameters.AddWithValue(at);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
