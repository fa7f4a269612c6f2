using System.Text.Json;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>Waits until a clinic's facts have reached everyone: two rounds that agree, and both settled.</summary>
internal sealed class Settling(ServiceClocks clocks)
{
    public async Task SettleAsync(AdvanceLog log, CancellationToken cancellation)
    {
        string? previous = null;
        while (log.IsRunning)
        {
            var reports = await log.AskAllAsync(
                clocks.Services,
                service => clocks.SettlementAsync(service, log.Advance.ClinicId, cancellation),
                cancellation);
            var unsettled = Settlement.Unsettled(reports);
            var round = JsonSerializer.Serialize(reports);
            if (unsettled.Count > 0)
                await log.WaitAsync(unsettled, cancellation);
            else if (round == previous)
                return;

            // A round that differs from the last one is progress, however far from settled.
            if (previous is not null && round != previous) log.Moved();
            previous = round;
        }
    }
}
