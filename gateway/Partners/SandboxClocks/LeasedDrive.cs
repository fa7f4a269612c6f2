using System.Text.Json;
using Npgsql;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>
/// Drives an advance for as long as this process holds its lease; otherwise another takes over where it stands.
/// </summary>
internal sealed partial class LeasedDrive(
    ServiceClocks clocks, ClockStore store, AdvanceLease lease, TimeProvider world, IConfiguration configuration,
    ILogger<LeasedDrive> log)
{
    /// <summary>How long nothing at all may move before an advance is given up as failed.</summary>
    private readonly TimeSpan _patience = configuration.GetValue("Sandbox:Patience", TimeSpan.FromMinutes(3));

    public async Task RunAsync(Advance advance, Guid driver, CancellationToken cancellation)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var renewal = HoldAsync(advance.Id, driver, held);
        try
        {
            var progress = new AdvanceLog(advance, driver, store, world, _patience);
            await new AdvanceDrive(clocks, new Settling(clocks), progress).RunAsync(held.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await lease.ReleaseAsync(advance.Id, driver);
        }
        catch (Exception trouble) when (trouble is OperationCanceledException or NpgsqlException or JsonException)
        {
            Interrupted(log, advance.Id, trouble.GetType().Name);
        }
        finally
        {
            await held.CancelAsync();
            await renewal;
        }
    }

    private async Task HoldAsync(Guid advanceId, Guid driver, CancellationTokenSource held)
    {
        try
        {
            do await Task.Delay(AdvanceLease.Renewal, world, held.Token);
            while (await lease.RenewAsync(advanceId, driver, held.Token));
        }
        catch (NpgsqlException trouble)
        {
            Interrupted(log, advanceId, trouble.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await held.CancelAsync();
    }

    [LoggerMessage(LogLevel.Warning, "Advance {Advance} is left to whoever takes it over ({Reason})")]
    private static partial void Interrupted(ILogger logger, Guid advance, string reason);
}
