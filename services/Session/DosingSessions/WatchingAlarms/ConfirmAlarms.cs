using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.WatchingAlarms;

/// <summary>A limit had been passed when nobody looked again: no news is not good news, and time makes it alarming.</summary>
public sealed record ConfirmAlarms(DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) =>
        state.Booking is null || ClosedSession.Of(state) is not null
            ? Decision<DosingSessionEvent>.Nothing
            : (DosingSessionEvent[])
                [.. SessionAlarms.FromReadings(state, Protocols.Of(state.Booking.Protocol), now)];
}
