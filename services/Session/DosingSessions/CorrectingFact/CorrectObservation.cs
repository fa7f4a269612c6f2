using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions.RecordingObservation;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.CorrectingFact;

/// <summary>
/// A reading was recorded wrong. The correction names it and both stay; alarms are asked for again over what the
/// session then knows, and none that was raised is taken back.
/// </summary>
public sealed record CorrectObservation(
    Guid Corrects, DateTimeOffset FormerTakenAt, Measures Former, DateTimeOffset TakenAt, Measures Measures, string By,
    DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal AlreadyCorrected = new(
        "session.fact-corrected", RefusalKind.State, "This fact has been corrected; correct the correction.");

    public static readonly Refusal NothingChanged = new(
        "session.correction-changes-nothing", RefusalKind.Rule, "The replacement says what the fact says.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state.Corrections.Any(c => c.Corrects == Corrects && c.TakenAt == TakenAt && c.Measures == Measures))
            return Decision<DosingSessionEvent>.Nothing;
        if (!state.Observations.Any(o => o.TakenAt == FormerTakenAt && o.Measures == Former))
            return state.Corrections.Any(c => c.Corrects == Corrects) ? AlreadyCorrected : PlatformCodes.NotFound;
        if (TakenAt == FormerTakenAt && Measures == Former)
            return NothingChanged.On("/replacement", "another time or value");
        var protocol = Protocols.Of(state.Booking!.Protocol);
        if (Fault(state, protocol, now) is { } fault)
            return fault;

        var corrected = new ObservationCorrected(Corrects, FormerTakenAt, Former, TakenAt, Measures, By, []);
        var after = DosingSession.Evolve(state, corrected);
        var watches = protocol.Alarms?.Watches(after.Observations, state.Assessed?.DecidedOn, now) ?? [];
        return (DosingSessionEvent[])
            [corrected with { Watches = watches }, .. SessionAlarms.FromReadings(after, protocol, now)];
    }

    private Refusal? Fault(DosingSession state, DosingProtocol protocol, DateTimeOffset now)
    {
        if (ObservedValues.Fault(Measures) is { } fault)
            return fault with { Field = fault.Field is { } f ? f with { Pointer = $"/replacement{f.Pointer}" } : null };
        return TakenAt < state.Dose!.StartedAt.AddMinutes(-protocol.Observation.OverdueAfterMinutes.Value)
            || ReportedTime.IsAhead(TakenAt, now, protocol)
            ? RecordObservation.TimeNotPossible.On("/replacement/takenAt", "since the dose and not in the future")
            : null;
    }
}
