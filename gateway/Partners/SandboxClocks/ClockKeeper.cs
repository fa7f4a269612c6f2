using Npgsql;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>
/// Sees to it that every service knows every sandbox clinic's time, also one that came up late or empty.
/// </summary>
internal sealed partial class ClockKeeper(
    ServiceClocks clocks, ClockStore store, TimeProvider world, ILogger<ClockKeeper> log)
    : BackgroundService, IDependencyProbe
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Reminder = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A service that is not there from the start, and stays away this long, no longer keeps tokens and directory from
    /// everyone else. One that goes away later never does.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly long _started = world.GetTimestamp();
    private IReadOnlyCollection<string>? _unaware;
    private bool _allHaveHeard;

    public string Name => "sandbox-clocks";

    public ValueTask<string?> ProbeAsync(CancellationToken cancellationToken) => new(_unaware switch
    {
        null => "unread",
        { Count: > 0 } when !_allHaveHeard && world.GetElapsedTime(_started) < Grace =>
            $"unknown-to-{string.Join('-', _unaware)}",
        _ => null,
    });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                _unaware = await TellAllAsync(stoppingToken);
                _allHaveHeard |= _unaware.Count == 0;
            }
            catch (NpgsqlException trouble)
            {
                StoreAway(log, trouble);
            }

            await Task.Delay(_unaware is { Count: 0 } ? Reminder : Retry, world, stoppingToken);
        }
    }

    /// <summary>Tells every service, and answers with those that did not listen.</summary>
    private async Task<IReadOnlyCollection<string>> TellAllAsync(CancellationToken cancellation)
    {
        var unaware = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clinic in await store.ClinicsAsync(cancellation))
            await store.WhileStillAsync(
                clinic,
                async now =>
                {
                    var told = await Task.WhenAll(clocks.Services.Select(async service =>
                        (service, heard: await clocks.TellAsync(service, clinic, now, cancellation))));
                    unaware.UnionWith(told.Where(one => !one.heard).Select(one => one.service));
                },
                cancellation);
        return unaware;
    }

    [LoggerMessage(LogLevel.Warning, "The sandbox clocks cannot be read")]
    private static partial void StoreAway(ILogger logger, Exception trouble);
}
