using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions.MissingCheck;

/// <summary>
/// A reading that is still owed when its time is over counts as missed, with how late that was noticed and why.
/// </summary>
public sealed record MissCheck(string Key, TimeSpan LateBy, string Cause) : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) =>
        state.OpenChecks.FirstOrDefault(c => c.Key == Key) is { } owed
            ? new CheckMissed(state.Place, Key, owed.DueAt, LateBy, Cause)
            : Decision<DosingSessionEvent>.Nothing;
}
