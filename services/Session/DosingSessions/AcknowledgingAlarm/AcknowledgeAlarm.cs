using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions.AcknowledgingAlarm;

/// <summary>A person says that she has seen an alarm. It is said once; the ladder then asks nobody further.</summary>
public sealed record AcknowledgeAlarm(int Number, string By) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal Acknowledged = new(
        "session.alarm-acknowledged", RefusalKind.State, "Another person has acknowledged the alarm.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) =>
        state.Alarms.Find(a => a.Number == Number) switch
        {
            null => PlatformCodes.NotFound,
            { Acknowledged: { } seen } => seen.By == By ? Decision<DosingSessionEvent>.Nothing : Acknowledged,
            { } alarm => new AlarmAcknowledged(
                state.Place, Number, By, now, [.. alarm.Raised.Ladder.Select(r => r.Step).Where(s => s > alarm.Step)]),
        };
}
