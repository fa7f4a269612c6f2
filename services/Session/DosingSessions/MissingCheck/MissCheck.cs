using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.MissingCheck;

/// <summary>
/// A reading that is still owed when its time is over counts as missed, with how late that was noticed and why; it is
/// alarming, and the next look is owed as if it had been there. The ladder begins when the reading was overdue, so that
/// a platform that was down comes to the same facts, only later.
/// </summary>
public sealed record MissCheck(string Key, TimeSpan LateBy, string Cause, DosingProtocols Protocols)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state.OpenChecks.FirstOrDefault(c => c.Key == Key) is not { } owed)
            return Decision<DosingSessionEvent>.Nothing;
        var protocol = Protocols.Of(state.Booking!.Protocol);
        var missed = new CheckMissed(state.Place, Key, owed.DueAt, LateBy, Cause);
        var owes = owed.IsVitals
            ? NextLook.After(DosingSession.Evolve(state, missed), owed.DueAt, null, protocol)
            : [];
        return (DosingSessionEvent[])
        [
            missed with { Owes = owes.Count > 0 ? owes : null },
            .. SessionAlarms.FromMissedCheck(state, protocol, owed, owed.OverdueAt),
        ];
    }
}
