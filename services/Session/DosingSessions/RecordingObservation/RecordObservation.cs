using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingObservation;

/// <summary>
/// Several hands and devices look at the patient while the dose runs and afterwards. The same reading twice is one; a
/// reading that was taken in time and comes late says so of the check that counted as missed, even after the discharge;
/// what it shows is judged together with all others, in the order in which they were taken.
/// </summary>
public sealed record RecordObservation(
    DateTimeOffset TakenAt, Measures Measures, string Source, string RecordedBy, DosingProtocols Protocols,
    string? DeviceReadingId = null, SymptomSpan? Dissociation = null, SymptomSpan? Sedation = null)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal NotDosed = new(
        "session.not-dosed", RefusalKind.State, "No dose has begun; readings before it belong to the clearance.");

    public static readonly Refusal TimeNotPossible = new(
        "session.time-not-possible", RefusalKind.Rule,
        "An observation is taken from the dose on and not in the future.");

    public static readonly Refusal PressureImplausible = new(
        "session.pressure-implausible", RefusalKind.Rule, "Systolic pressure is above diastolic, and both are given.");

    public static readonly Refusal NothingMeasured = new(
        "session.nothing-measured", RefusalKind.Rule, "An observation holds at least one measure.");

    public static readonly Refusal CarriedOver = new(
        "session.reading-carried-over", RefusalKind.Rule,
        "The device has given this reading before, at another time: a value carried over is no new measurement.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        var taken = Take(state, now);
        return taken.Events.Count == 0
            ? taken
            : (DosingSessionEvent[])[.. taken.Events, .. Alarming(state, taken.Events, Protocols, now)];
    }

    /// <summary>The reading itself, before it is asked what is alarming.</summary>
    internal Decision<DosingSessionEvent> Take(DosingSession state, DateTimeOffset now)
    {
        if (IsKnown(state))
            return Decision<DosingSessionEvent>.Nothing;
        if (ClosedSession.Of(state) is { } closed && !(TakenAt <= ClosedSession.LeftAt(state)))
            return closed;
        if (state.Dose is not { } dose)
            return NotDosed;
        var protocol = Protocols.Of(state.Booking!.Protocol);
        return Fault(state, dose, protocol, now) is { } fault ? fault : Observe(state, protocol, now);
    }

    /// <summary>What is alarming once these have happened.</summary>
    internal static IEnumerable<AlarmRaised> Alarming(
        DosingSession state, IEnumerable<DosingSessionEvent> happened, DosingProtocols protocols, DateTimeOffset now) =>
        SessionAlarms.FromReadings(
            happened.Aggregate(state, DosingSession.Evolve), protocols.Of(state.Booking!.Protocol), now);

    private bool IsKnown(DosingSession state) =>
        state.Observations.Any(o => o.TakenAt == TakenAt && o.Measures == Measures)
        || state.Corrections.Any(c => c.FormerTakenAt == TakenAt && c.Former == Measures);

    private DosingSessionEvent[] Observe(DosingSession state, DosingProtocol protocol, DateTimeOffset now)
    {
        var observed = new ObservationRecorded(
            TakenAt, Measures, Source, RecordedBy, protocol.Observation.MetBy(state.OpenChecks, TakenAt, Measures),
            null, null, DeviceReadingId, Dissociation, Sedation);
        var after = DosingSession.Evolve(state, observed);
        var watches = protocol.Alarms?.Watches(after.Observations, state.Assessed?.DecidedOn, now) ?? [];
        var isLast = after.Observations.All(o => o.TakenAt <= TakenAt);
        var owes = isLast ? NextLook.After(after, TakenAt, Measures, protocol) : [];
        return
        [
            observed with
            {
                Owes = owes.Count > 0 ? owes : null, Watches = watches.Count > 0 ? watches : null,
            },
            .. ReceivedLate(state, protocol.Observation, now),
        ];
    }

    private IEnumerable<DosingSessionEvent> ReceivedLate(
        DosingSession state, ObservationRules rules, DateTimeOffset now)
    {
        var missed = state.MissedChecks.Where(m => m.Cause != CheckCauses.NotReceived)
            .Select(m => new DueCheck(m.Key, m.DueAt, m.DueAt.AddMinutes(rules.OverdueAfterMinutes.Value))).ToArray();
        var met = rules.MetBy(missed, TakenAt, Measures);
        return missed.Where(m => met.Contains(m.Key)).Select(m => new MissedCheckReceived(
            state.Place, m.Key, m.DueAt, now - m.OverdueAt));
    }

    private Refusal? Fault(DosingSession state, DoseStarted dose, DosingProtocol protocol, DateTimeOffset now)
    {
        if (ObservedValues.Fault(Measures) is { } fault)
            return fault;
        var earliest = dose.StartedAt.AddMinutes(-protocol.Observation.OverdueAfterMinutes.Value);
        if (TakenAt <= earliest || ReportedTime.IsAhead(TakenAt, now, protocol))
            return TimeNotPossible.On("/takenAt", "since the dose and not in the future");
        return DeviceReadingId is { } id && state.Observations.Any(o => o.DeviceReadingId == id)
            ? CarriedOver.On("/deviceReadingId", "the device's own id of a reading that it has not given before")
            : null;
    }
}
