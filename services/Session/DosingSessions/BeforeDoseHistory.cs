namespace Stillwater.Sessions.DosingSessions;

/// <summary>How a session moves before its dose; null for what happens later.</summary>
internal static class BeforeDoseHistory
{
    public static DosingSession? Next(DosingSession session, DosingSessionEvent happened) => happened switch
    {
        SessionScheduled e => session with
        {
            Id = e.SessionId,
            PatientId = e.PatientId,
            PlanId = e.PlanId,
            Number = e.Number,
            Booking = e,
            Ladder = e.Ladder,
            Step = SessionStep.Scheduled,
        },
        SessionRescheduled e => AwaitingAgain(session) with
        {
            Booking = session.Booking! with
            {
                StartsAt = e.StartsAt,
                ChairId = e.ChairId,
                PrescriberId = e.PrescriberId,
                MonitorId = e.MonitorId,
                Block = e.Block,
            },
            Step = SessionStep.Scheduled,
        },
        SessionPrepared e => session with { Preparations = session.Preparations.Add(e) },
        PatientCheckedIn e => session with { CheckIn = e, Held = null, Step = SessionStep.CheckedIn },
        ClearanceAssessed e => session with { Assessed = e, Readings = session.Readings.AddRange(e.Readings) },
        PreDoseReadingsCorrected e => session with
        {
            Readings = [.. session.Readings.Select(e.Replacing)],
            Assessed = session.Assessed is { DecidedOn: { } decided } known
                ? known with { DecidedOn = e.Replacing(decided) }
                : session.Assessed,
            ReadingCorrections = session.ReadingCorrections.Add(e),
        },
        SessionCleared e => session with { Clearance = e, Held = null, Step = SessionStep.Cleared },
        SessionHeld e => session with { Held = e, Clearance = null, Step = SessionStep.Held },
        OutsideHoldPlaced e => session with
        {
            Held = new SessionHeld(
                e.Place, [.. (session.Held?.Holds ?? []).Where(h => h.RuleId != e.Hold.RuleId), e.Hold],
                session.Held?.NextReadingAt),
            Clearance = null,
            Step = SessionStep.Held,
        },
        HoldsReleased e => Without(session, e.RuleIds) with
        {
            Released = session.Released.SetItems(
                e.Releases.Select(r => KeyValuePair.Create(r.RuleId, r.ValidUntil))),
            Conditions = e.Conditions is { } asked ? session.Conditions?.And(asked) ?? asked : session.Conditions,
        },
        SessionDeferred => AwaitingAgain(session) with { Step = SessionStep.Deferred },
        SessionCancelled e =>
            session with { Cancelled = e, Clearance = null, Held = null, Step = SessionStep.Cancelled },
        NoShowRecorded => session with { Clearance = null, Held = null, Step = SessionStep.NoShow },
        SessionAborted { AfterDose: false } =>
            session with { Clearance = null, Held = null, Aborted = true, Step = SessionStep.Aborted },
        _ => null,
    };

    /// <summary>What is left of the holds; without any the session stands where it stood before them.</summary>
    private static DosingSession Without(DosingSession session, IReadOnlyList<string> released)
    {
        if (session.Held is not { } held)
            return session;
        Hold[] left = [.. held.Holds.Where(h => !released.Contains(h.RuleId))];
        return left.Length > 0
            ? session with { Held = held with { Holds = left } }
            : session with
            {
                Held = null,
                Step = session.CheckIn is null ? SessionStep.Scheduled : SessionStep.CheckedIn,
            };
    }

    /// <summary>What was found for one visit says nothing of the next.</summary>
    private static DosingSession AwaitingAgain(DosingSession session) => session with
    {
        CheckIn = null,
        Readings = [],
        Assessed = null,
        Clearance = null,
        Held = null,
        Released = session.Released.Clear(),
        Conditions = null,
    };
}
