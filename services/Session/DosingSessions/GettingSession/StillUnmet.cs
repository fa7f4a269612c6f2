using Stillwater.Sessions.DosingSessions.DischargingPatient;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.GettingSession;

/// <summary>What stands between a session and its next step, by the codes that a refusal would name.</summary>
internal static class StillUnmet
{
    public static IReadOnlyList<string> Of(DosingSession session, DosingProtocol protocol, DateTimeOffset now) =>
        session.Step switch
        {
            SessionStep.Scheduled when session.Preparations.IsEmpty => ["preparation", "check-in"],
            SessionStep.Scheduled => ["check-in"],
            SessionStep.CheckedIn => ["clearance"],
            SessionStep.Held => [.. session.Held!.Holds.Select(h => h.RuleId)],
            SessionStep.Deferred => ["rescheduling"],
            SessionStep.Cleared when now > session.Clearance!.ValidUntil => ["clearance-expired"],
            SessionStep.Recovery => [.. DischargeGate.UnmetByReadings(session, protocol, now)],
            _ => [],
        };
}
