using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions.WatchingAlarms;

/// <summary>Nobody has acknowledged an alarm in time: the next rung of its ladder is asked.</summary>
public sealed record EscalateAlarm(int Number, int Step, TimeSpan LateBy) : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) =>
        state.Alarms.Find(a => a.Number == Number) is { IsOpen: true } alarm && alarm.Step < Step
            && alarm.Raised.Ladder.FirstOrDefault(r => r.Step == Step) is { } rung
            ? new AlarmEscalated(state.Place, Number, Step, rung.Role, rung.PractitionerId, LateBy)
            : Decision<DosingSessionEvent>.Nothing;
}
