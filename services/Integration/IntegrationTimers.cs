using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.MissIntegration;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;

namespace Stillwater.Integration;

/// <summary>The end of each window is a due time: set by the discharge, cleared by the integration session.</summary>
internal static class IntegrationTimers
{
    public const string WindowEnd = "integration-window-end";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened)
    {
        if (happened is IntegrationWindowOpened { AlreadyMet: false } opened)
            yield return DueTimers.Set(tenant, stream, KeyOf(opened.DosingSessionId), opened.ClosesAt, WindowEnd);
        if (happened is IntegrationCompleted { Kind: SessionKind.Integration, DosingSessionId: { } dosed })
            yield return DueTimers.Clear(tenant, stream, KeyOf(dosed));
    }

    public static async Task MissAsync(Work work, DueTimer timer, CancellationToken cancellationToken)
    {
        work.RuleSet = JourneyRules.Shipped.Name;
        var missed = new MissIntegration(
            Guid.Parse(timer.Key.AsSpan(WindowEnd.Length + 1)), (int)timer.LateBy.TotalSeconds, timer.Cause);
        await work.ApplyAsync<Journey, JourneyEvent>(timer.Stream, missed, cancellationToken);
    }

    private static string KeyOf(Guid dosingSessionId) => $"{WindowEnd}:{dosingSessionId}";
}
