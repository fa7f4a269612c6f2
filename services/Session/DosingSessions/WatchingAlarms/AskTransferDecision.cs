using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.WatchingAlarms;

/// <summary>A patient who is still here after the longest observation needs a decision: to a hospital, or not.</summary>
public sealed record AskTransferDecision(DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) =>
        state.Dose is null || ClosedSession.Of(state) is not null
            ? Decision<DosingSessionEvent>.Nothing
            : (DosingSessionEvent[])
                [.. SessionAlarms.FromTransferDecision(state, Protocols.Of(state.Booking!.Protocol), now)];
}
