namespace Stillwater.Partners.SandboxClocks;

/// <summary>How many facts, and a digest of which ones; equal tallies are the same facts.</summary>
internal sealed record Tally(long Count, string Digest);

/// <summary>How far one service is with one clinic's facts.</summary>
/// <param name="Relayed">What it has published.</param>
/// <param name="Received">What it has handled, for each publisher that it listens to.</param>
/// <param name="Sequence">The clinic's last event in its store.</param>
/// <param name="Floors">How far each of its asynchronous shards is.</param>
/// <param name="Parked">Messages that wait for an earlier one or for a retry.</param>
internal sealed record SettlementReport(
    string Service,
    Tally Relayed,
    IReadOnlyDictionary<string, Tally> Received,
    long Sequence,
    IReadOnlyDictionary<string, long> Floors,
    long Parked);

/// <summary>Settled: all that was stored is projected, all that was published is handled, nothing is parked.</summary>
internal static class Settlement
{
    /// <summary>What is not settled yet, in words; empty when the clinic is.</summary>
    public static IReadOnlyList<string> Unsettled(IReadOnlyCollection<SettlementReport> reports) =>
    [
        .. reports.Where(report => report.Parked > 0)
            .Select(report => $"{report.Service}: {report.Parked} parked"),
        .. from report in reports
           from floor in report.Floors
           where floor.Value < report.Sequence
           select $"{report.Service}: {floor.Key} at {floor.Value} of {report.Sequence}",
        .. from publisher in reports
           from consumer in reports
           where consumer.Received.TryGetValue(publisher.Service, out var received) && received != publisher.Relayed
           select $"{consumer.Service}: behind {publisher.Service}",
    ];
}
