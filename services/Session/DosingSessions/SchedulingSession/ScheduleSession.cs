using Stillwater.Clinical.Escalations;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.SchedulingSession;

/// <summary>
/// A booked number becomes a session that keeps the plan's limits and the protocol version of this day.
/// </summary>
public sealed record ScheduleSession(
    Guid SessionId, Course Course, int Number, DateTimeOffset StartsAt, string? ChairId, Guid? PrescriberId,
    Guid? MonitorId, DosingProtocols Protocols, Guid? SiteId = null, IReadOnlyList<EscalationStep>? Ladder = null)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal NoProtocol = new(
        "session.no-protocol", RefusalKind.Rule, "No protocol is adopted for the drug, route and setting of the plan.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state.Step != SessionStep.None)
            return Decision<DosingSessionEvent>.Nothing;
        if (Course.Limits is not { } limits
            || Protocols.Current(limits.Drug, limits.Route, limits.Setting) is not { } protocol)
            return NoProtocol;
        if (DoseSpacing.TooSoon(protocol, Course, SessionId, StartsAt) is { } tooSoon)
            return tooSoon.On("/startsAt", $"at least {protocol.Devices!.GapHours.Value} h after the last dose");
        return new SessionScheduled(
            SessionId, Course.PatientId, Course.PlanId, Number, StartsAt, limits.Setting, ChairId, PrescriberId,
            MonitorId, limits, protocol.Code, protocol.Hash,
            SessionBlocks.Of(protocol, limits, SiteId, StartsAt, ChairId, MonitorId), Ladder);
    }
}
