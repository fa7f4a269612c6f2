using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.SchedulingSession;

/// <summary>What a session takes up and for how long: the dose and the recovery after it (SES-04).</summary>
internal static class SessionBlocks
{
    public static SessionBlock? Of(
        DosingProtocol protocol, DoseLimits limits, Guid? siteId, DateTimeOffset startsAt, string? chairId, Guid? monitorId)
    {
        if (protocol.Staffing is not { } needs)
            return null;
        var minutes = Math.Max(limits.InfusionMinutes ?? 0, protocol.Infusion.MinMinutes.Value) + needs.BlockMinutes.Value;
        string[] resources =
        [
            .. needs.ChairReserved.Value && chairId is not null ? [$"chair:{siteId}:{chairId}"] : Array.Empty<string>(),
            .. needs.MonitorReserved.Value && monitorId is not null ? [$"staff:{monitorId}"] : Array.Empty<string>(),
        ];
        return new SessionBlock(siteId, startsAt, startsAt.AddMinutes(minutes), resources);
    }
}
