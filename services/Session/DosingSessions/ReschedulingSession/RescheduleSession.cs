using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.BookingSession;
using Stillwater.Sessions.DosingSessions.SchedulingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.ReschedulingSession;

/// <summary>
/// A session whose dose has not begun gets another time and keeps its number; chair and people stay unless others are
/// named. What was found for the old time is not carried over.
/// </summary>
public sealed record RescheduleSession(
    DateTimeOffset StartsAt, string? ChairId, Guid? PrescriberId, Guid? MonitorId, string ReasonCode, Course? Course,
    DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal DoseBegun = new(
        "session.dose-begun", RefusalKind.State, "The dose has begun; the session has its time.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state.Dose is not null)
            return DoseBegun;
        if (state.Booking is not { } booking)
            return PlatformCodes.NotFound;
        var (chair, prescriber, monitor) =
            (ChairId ?? booking.ChairId, PrescriberId ?? booking.PrescriberId, MonitorId ?? booking.MonitorId);
        if (state.Step == SessionStep.Scheduled && StartsAt == booking.StartsAt
            && (chair, prescriber, monitor) == (booking.ChairId, booking.PrescriberId, booking.MonitorId))
            return Decision<DosingSessionEvent>.Nothing;
        if (StartsAt < now)
            return BookSession.StartsInPast.On("/startsAt", "now or later");
        var protocol = Protocols.Of(booking.Protocol);
        if (DoseSpacing.TooSoon(protocol, Course, state.Id, StartsAt) is { } tooSoon)
            return tooSoon.On("/startsAt", $"at least {protocol.Devices!.GapHours.Value} h after the last dose");
        return new SessionRescheduled(
            state.Place, state.Id, StartsAt, chair, prescriber, monitor,
            SessionBlocks.Of(protocol, booking.Limits, booking.Block?.SiteId, StartsAt, chair, monitor), ReasonCode);
    }
}
