using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingObservation;

/// <summary>
/// Several hands and devices look at the patient while the dose runs and afterwards. The same reading twice is one;
/// a reading that was taken in time and comes late says so of the check that counted as missed.
/// </summary>
public sealed record RecordObservation(
    DateTimeOffset TakenAt, Measures Measures, string Source, string RecordedBy, DosingProtocols Protocols)
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

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state.Observations.Any(o => o.TakenAt == TakenAt && o.Measures == Measures))
            return Decision<DosingSessionEvent>.Nothing;
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state.Dose is not { } dose)
            return NotDosed;
        if (Fault(dose, Protocols.Of(state.Booking!.Protocol), now) is { } fault)
            return fault;

        var rules = Protocols.Of(state.Booking!.Protocol).Observation;
        var observed = new ObservationRecorded(
            TakenAt, Measures, Source, RecordedBy, rules.MetBy(state.OpenChecks, TakenAt, Measures));
        return (DosingSessionEvent[])[observed, .. ReceivedLate(state, rules, now)];
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

    private Refusal? Fault(DoseStarted dose, DosingProtocol protocol, DateTimeOffset now)
    {
        if (!Measures.Taken().Any())
            return NothingMeasured;
        if (Measures.SystolicMmHg is null != Measures.DiastolicMmHg is null
            || Measures.SystolicMmHg <= Measures.DiastolicMmHg)
            return PressureImplausible.On("/systolicMmHg", "above diastolicMmHg, given with it");
        var earliest = dose.StartedAt.AddMinutes(-protocol.Observation.OverdueAfterMinutes.Value);
        return TakenAt <= earliest || ReportedTime.IsAhead(TakenAt, now, protocol)
            ? TimeNotPossible.On("/takenAt", "since the dose and not in the future")
            : null;
    }
}
