namespace Stillwater.Partners.SandboxClocks;

/// <summary>
/// Drives one advance: stops at each due timer of any service, in order, and goes on when all has settled.
/// </summary>
internal sealed class AdvanceDrive(ServiceClocks clocks, Settling settling, AdvanceLog log)
{
    public async Task<Advance> RunAsync(CancellationToken cancellation)
    {
        // Commands are refused from here on, so that what is settled stays settled.
        await SetAsync(log.Advance.Now, advancing: true, cancellation);
        await settling.SettleAsync(log, cancellation);
        while (log.IsRunning)
        {
            var due = await NextDueAsync(cancellation);
            if (due is null && log.Advance.Now == log.Advance.Target) break;

            await StepAsync(due ?? log.Advance.Target, cancellation);
        }

        await SetAsync(log.Advance.Now, advancing: false, cancellation);
        await log.FinishAsync(cancellation);
        return log.Advance;
    }

    private async Task StepAsync(DateTimeOffset due, CancellationToken cancellation)
    {
        // A timer that is overdue, because its service was away, fires at once and late.
        var now = due > log.Advance.Now ? due : log.Advance.Now;
        var fired = await SetAsync(now, advancing: true, cancellation);
        if (fired == 0 && due <= log.Advance.Now)
            await log.WaitAsync(["a due timer"], cancellation);
        else
            await log.StepAsync(now, fired, cancellation);
        if (log.IsRunning) await settling.SettleAsync(log, cancellation);
    }

    /// <summary>The earliest timer due by the target over all services.</summary>
    private async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        var answers = await log.AskAllAsync(
            clocks.Services, service => clocks.NextDueAsync(service, log.Advance.ClinicId, cancellation), cancellation);
        return answers.Select(answer => answer.DueAt).Where(due => due <= log.Advance.Target).Min();
    }

    private async Task<int> SetAsync(DateTimeOffset now, bool advancing, CancellationToken cancellation)
    {
        var answers = await log.AskAllAsync(
            clocks.Services,
            service => clocks.SetAsync(service, log.Advance.ClinicId, now, advancing, cancellation),
            cancellation);
        return answers.Sum(answer => answer.Fired);
    }
}
