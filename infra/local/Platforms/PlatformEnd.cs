using Stillwater.Local.Processes;

namespace Stillwater.Local.Platforms;

/// <summary>Ends exactly the processes that are written down: politely first, all at once, then by force.</summary>
public sealed class PlatformEnd(ProcessLedger ledger)
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(20);

    public Task EndAsync(IReadOnlyList<ProcessRecord> records, CancellationToken cancellationToken) =>
        Task.WhenAll(records.Select(async record =>
        {
            record.Identity.Send(Signal.Continue);
            await record.Identity.EndAsync(Signal.Terminate, EndPatience, cancellationToken);
            ledger.Forget(record.Name);
        }));
}
