using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>
/// Nobody is left unwatched: while the patient is here there is always a next look, and it comes sooner while something
/// is alarming, an emergency is open or a release asked for it. Past the time at which a transfer is decided, only a look
/// that was taken owes another one: by then the whole ladder has been called, and more of the same would say nothing.
/// </summary>
internal static class NextLook
{
    /// <summary>The vitals that are owed beyond those that are already, after a look at a time.</summary>
    /// <param name="session">The session, with this look in it.</param>
    /// <param name="at">When the look was, or was due.</param>
    /// <param name="measures">What it found, null for one that was not there.</param>
    /// <param name="protocol">The protocol of the session.</param>
    public static IReadOnlyList<DueCheck> After(
        DosingSession session, DateTimeOffset at, Measures? measures, DosingProtocol protocol)
    {
        if (session.Dose is not { } dose || ClosedSession.Of(session) is not null)
            return [];
        if (measures is null && IsPastTransfer(session, at, protocol))
            return [];
        if (Within(session, at, measures, protocol) is not { } minutes)
            return [];
        var due = at.AddMinutes(minutes);
        return session.OpenChecks.Any(c => c.IsVitals && c.DueAt > at && c.DueAt <= due)
            ? []
            : [protocol.Observation.VitalsAt(dose.StartedAt, due, minutes)];
    }

    private static int? Within(
        DosingSession session, DateTimeOffset at, Measures? measures, DosingProtocol protocol)
    {
        int?[] asked =
        [
            session.OpenEmergency is null ? null : protocol.Emergency?.VitalsEveryMinutes.Value,
            measures is null ? null : protocol.Alarms?.LookAgainMinutes(measures, session.Assessed?.DecidedOn),
            session.Conditions?.VitalsEveryMinutes,
            HasVitalsAhead(session, at) ? null : Routine(session, protocol),
        ];
        return asked.Min();
    }

    private static bool HasVitalsAhead(DosingSession session, DateTimeOffset at) =>
        session.OpenChecks.Any(c => c.IsVitals && c.DueAt > at);

    private static bool IsPastTransfer(DosingSession session, DateTimeOffset at, DosingProtocol protocol) =>
        protocol.Observation.DecideTransferAfterMinute is { } transfer
        && at >= session.Dose!.StartedAt.AddMinutes(transfer.Value);

    /// <summary>The pace of the step, in protocols that watch beyond their fixed schedule.</summary>
    private static int? Routine(DosingSession session, DosingProtocol protocol) =>
        protocol.Observation switch
        {
            { DecideTransferAfterMinute: null } => null,
            var rules when session.Step == SessionStep.Dosing => rules.InfusionEveryMinutes.Value,
            var rules => rules.RecoveryEveryMinutes.Value,
        };
}
