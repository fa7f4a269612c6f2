using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions.StoppingDose;

namespace Stillwater.Sessions.DosingSessions.AbortingSession;

/// <summary>
/// Breaks a session off. Before a dose it is over; a running dose is stopped with what was really given, and the patient
/// is watched until she may go.
/// </summary>
public sealed record AbortSession(string ReasonCode, StopDose? Stop) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal AlreadyAborted = new(
        "session.already-aborted", RefusalKind.State, "The session has been broken off; recovery goes on.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state.Aborted)
            return AlreadyAborted;
        if (state.Dose is not { } dose)
            return new SessionAborted(state.Place, ReasonCode, AfterDose: false);
        if (state.Stopped is not null)
            return new SessionAborted(state.Place, ReasonCode, AfterDose: true);
        if (Stop is null)
            return StopDose.GivenMgRequired.On("/givenMg", "required while the dose is running");

        var stopped = (Stop with { Dose = dose.Dose }).Decide(state, now);
        return stopped.Refusal is { } refusal
            ? refusal
            : (DosingSessionEvent[])[.. stopped.Events, new SessionAborted(state.Place, ReasonCode, AfterDose: true)];
    }
}
