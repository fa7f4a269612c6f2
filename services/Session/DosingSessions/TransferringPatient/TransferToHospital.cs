using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.TransferringPatient;

/// <summary>The patient goes to a hospital: the session ends without a discharge and says so.</summary>
public sealed record TransferToHospital(
    Sealed<string> To, string ReasonCode, DateTimeOffset TransferredAt, DosingProtocols Protocols)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal NotInRecovery = new(
        "session.not-in-recovery", RefusalKind.State,
        "Only a patient whose dose has ended is transferred; stop the dose with what was given.");

    public static readonly Refusal TimeNotPossible = new(
        "session.time-not-possible", RefusalKind.Rule, "A transfer follows the end of the dose and is not in the future.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state.Stopped is not { } stopped)
            return NotInRecovery;
        if (TransferredAt < stopped.StoppedAt
            || ReportedTime.IsAhead(TransferredAt, now, Protocols.Of(state.Booking!.Protocol)))
            return TimeNotPossible.On("/at", "after the end of the dose and not in the future");
        return new DosingSessionEvent[]
        {
            new PatientTransferred(
                state.Place, To, ReasonCode, TransferredAt, [.. state.OpenChecks.Select(c => c.Key)]),
            new SessionCompleted(
                state.Place, true, stopped.CumulativeMg, TransferredAt, SessionExtremes.Of(state)),
        };
    }
}
