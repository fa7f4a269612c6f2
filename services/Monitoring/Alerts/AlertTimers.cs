using System.Globalization;
using Stillwater.Monitoring.Alerts.EscalatingAlert;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;

namespace Stillwater.Monitoring.Alerts;

/// <summary>Each rung above the first is a stored timer, and so is what has to be done on the day.</summary>
internal static class AlertTimers
{
    public const string Unanswered = "alert-unanswered";
    public const string ActionDue = "alert-action-due";

    private const string Action = "action";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        SafetyAlertRaised e =>
        [
            .. e.Ladder.Skip(1).Select(r => DueTimers.Set(tenant, stream, Key(r.Step), r.AskedAt, Unanswered)),
            .. e.ActBy is { } due ? [DueTimers.Set(tenant, stream, Action, due, ActionDue)] : Array.Empty<Guard>(),
        ],
        SafetyAlertAcknowledged e => e.NoLongerAsked.Select(step => DueTimers.Clear(tenant, stream, Key(step))),
        SafetyAlertResolved => [DueTimers.Clear(tenant, stream, Action)],
        _ => [],
    };

    public static Task ClimbAsync(Work work, DueTimer timer, CancellationToken ct) => work.ApplyAsync(
        timer.Stream,
        new ClimbAlert(int.Parse(timer.Key.Split(':')[1], CultureInfo.InvariantCulture), timer.LateBy, timer.Cause), ct);

    public static Task MissAsync(Work work, DueTimer timer, CancellationToken ct) =>
        work.ApplyAsync(timer.Stream, new MissAction(timer.LateBy, timer.Cause), ct);

    private static string Key(int step) => string.Create(CultureInfo.InvariantCulture, $"rung:{step}");
}
