using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.AssessingClearance;

/// <summary>
/// One cancelling fact cancels, else one that holds, asks for review or is missing holds, else the session is cleared.
/// </summary>
internal static class ClearanceVerdict
{
    public const string Cleared = "cleared";
    public const string Held = "held";
    public const string Cancelled = "cancelled";

    public static DosingSessionEvent Of(
        SessionPlace place, IReadOnlyList<string> facts, (PreDoseReading Reading, PressureBand Band)? pressure,
        DosingProtocol protocol, IReadOnlyDictionary<string, DateTimeOffset> released, DateTimeOffset now)
    {
        var rules = protocol.Clearance.Rules.Where(r => facts.Contains(r.Fact)).ToArray();
        if (rules.Where(r => r.Kind == HoldKinds.Cancel).Select(r => r.Id).ToArray() is { Length: > 0 } cancelling)
            return new SessionCancelled(place, cancelling);

        Hold[] holds =
        [
            .. rules.Where(r => r.Kind != HoldKinds.Info && !(released.GetValueOrDefault(r.Id) > now))
                .Select(r => new Hold(r.Id, r.Kind, r.ReleasableBy, r.Release, r.AssessedBy)),
        ];
        return holds.Length > 0
            ? new SessionHeld(place, holds, NextReadingAt(pressure))
            : new SessionCleared(place, now, now.AddMinutes(protocol.Clearance.ValidMinutes.Value));
    }

    private static DateTimeOffset? NextReadingAt((PreDoseReading Reading, PressureBand Band)? pressure) =>
        pressure is var (reading, band) && band.RepeatAfterMinutes is { } minutes ? reading.TakenAt.AddMinutes(minutes)
            : null;
}
