using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stillwater.Platform.Keys;

/// <summary>Drops a key from this process's memory as soon as any process destroys it.</summary>
internal sealed partial class KeyDestructionListener(
    KeyStore keys, TimeProvider clock, ILogger<KeyDestructionListener> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception lost) when (lost is NpgsqlException or TimeoutException or IOException)
            {
                Lost(lost.GetType().Name);
                await Task.Delay(RetryAfter, clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await keys.Database.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, notice) => Forget(notice.Payload);
        await using (var listen = new NpgsqlCommand("listen key_destroyed", connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);

        // What was destroyed while nobody listened is unknown.
        keys.ForgetAll();
        while (!stoppingToken.IsCancellationRequested)
            await connection.WaitAsync(stoppingToken);
    }

    private void Forget(string payload)
    {
        var parts = payload.Split(' ', 3);
        keys.Forget(new RingId(parts[2], Guid.Parse(parts[1]), parts[0]));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Key destructions are not heard ({Fault}); keys expire by age")]
    private partial void Lost(string fault);
}
