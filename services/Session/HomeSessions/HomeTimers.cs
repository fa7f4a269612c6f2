using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.Sessions.AccountRules;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>Each owed attestation is a stored deadline, in the place of the one before.</summary>
internal static class HomeTimers
{
    public const string AttestationDue = "attestation-due";

    private const string Attestation = "attestation";

    private static TimeSpan Grace => TimeSpan.FromMinutes(AccountRuleFile.Shipped.Home.AttestOverdueMinutes.Value);

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        ChaperoneAttested e => Owed(tenant, stream, e.NextDueAt),
        AttestationMissed e => Owed(tenant, stream, e.NextDueAt),
        HomeDoseStarted e => Owed(tenant, stream, e.NextDueAt),
        HomeSessionEnded => Owed(tenant, stream, null),
        _ => [],
    };

    public static Task MissAsync(Work work, DueTimer timer, CancellationToken cancellationToken) =>
        work.ApplyAsync(timer.Stream, new MissAttestation(timer.Cause, Grace), cancellationToken);

    private static IEnumerable<Guard> Owed(string tenant, Guid stream, DateTimeOffset? dueAt) => dueAt is { } due
        ? [DueTimers.Set(tenant, stream, Attestation, due + Grace, AttestationDue)]
        : [DueTimers.Clear(tenant, stream, Attestation)];
}
