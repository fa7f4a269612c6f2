using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions.RecordingNoShow;

/// <summary>The time of a session has come and the patient has not.</summary>
public sealed record RecordNoShow : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal HasArrived = new(
        "session.already-checked-in", RefusalKind.State, "The patient has been checked in.");

    public static readonly Refusal TooEarly = new(
        "session.not-yet-due", RefusalKind.Rule, "The session has not begun; the patient may still come.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) => state switch
    {
        _ when ClosedSession.Of(state) is { } closed => closed,
        { CheckIn: not null } or { Step: not (SessionStep.Scheduled or SessionStep.Held) } => HasArrived,
        _ when now < state.Booking!.StartsAt => TooEarly,
        _ => new NoShowRecorded(state.Place, state.Booking!.StartsAt),
    };
}
