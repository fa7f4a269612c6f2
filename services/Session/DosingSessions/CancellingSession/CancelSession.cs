using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions.CancellingSession;

/// <summary>A session whose dose has not begun will not take place.</summary>
public sealed record CancelSession(string ReasonCode) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal DoseBegun = new(
        "session.dose-begun", RefusalKind.State, "The dose has begun; the session can be aborted, not cancelled.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) => state switch
    {
        _ when ClosedSession.Of(state) is { } closed => closed,
        { Dose: not null } => DoseBegun,
        _ => new SessionCancelled(state.Place, [], ReasonCode),
    };
}
