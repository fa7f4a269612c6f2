using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions.PreparingSession;

/// <summary>Intention and room may be noted, and noted again, until the dose begins.</summary>
public sealed record PrepareSession(
    Guid NoteId, Sealed<string> Intention, Sealed<string>? Music, EnvironmentChecklist Environment)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal DoseBegun = new(
        "session.dose-begun", RefusalKind.State, "The dose has begun; preparation is over.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) => state switch
    {
        _ when ClosedSession.Of(state) is { } closed => closed,
        { Dose: not null } => DoseBegun,
        _ when state.Preparations.Any(p => p.NoteId == NoteId) => Decision<DosingSessionEvent>.Nothing,
        _ => new SessionPrepared(NoteId, Intention, Music, Environment),
    };
}
