using Stillwater.Clinical.Instruments;
using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Tasks.Agendas;
using Stillwater.Monitoring.Watch;
using Stillwater.Platform.Commands;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Monitoring.Patients.SubmitInstrument;

/// <summary>An instrument is scored as it was answered, and judged when it counts for a session.</summary>
public sealed record SubmitInstrument(
    Guid ResponseId, string Instrument, IReadOnlyList<Answer> Answers, DateTimeOffset TakenAt, Guid? AfterSessionId,
    string Mode, OutcomeRules Rules, WatchRuleSet Watch)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    /// <summary>When the absence of an instrument that is due becomes alarming.</summary>
    public AlertRuleSet? Alerts { get; init; }

    /// <summary>What is to be done for the patient, null when nothing ever was.</summary>
    public Agenda? Agenda { get; init; }

    public static readonly Refusal TakenInFuture = new(
        "monitoring.taken-in-future", RefusalKind.Rule, "An instrument cannot have been answered in the future.")
    { Field = new("/takenAt", "a time that has passed") };

    public static readonly Refusal SessionUnknown = new(
        "monitoring.session-unknown", RefusalKind.Rule,
        "No such dosing session of this patient is known here; leave it out and the last one discharged counts.")
    { Field = new("/afterSessionId", "a dosing session of this patient that has begun") };

    public static readonly Refusal BeforeSession = new(
        "monitoring.taken-before-session", RefusalKind.Rule, "The instrument was answered before that session began.")
    { Field = new("/takenAt", "a time after the session's beginning") };

    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now)
    {
        if (state.Scores.Exists(s => s.ScoreId == ResponseId))
            return Decision<PatientMonitoringEvent>.Nothing;
        if (Rules.Instruments.Find(Instrument) is not { } instrument)
            return UnknownInstrument(Rules.Instruments);
        if (TakenAt > now)
            return TakenInFuture;
        if (AfterSessionId is { } stated && state.Session(stated) is null)
            return SessionUnknown;
        if (AfterSessionId is { } begun && TakenAt < state.Session(begun)?.StartedAt)
            return BeforeSession;
        return instrument.Score(Answers, state.SexAtBirth) switch
        {
            { Fault: { } fault } => Unscorable(fault),
            { Result: { } result } => Learnt(
                Scored(instrument.Decode(Answers), result, state) with
                {
                    Owes = Owed(result.Flags, state, now),
                    Meets = Agenda?.ForAnswer(Instrument, TakenAt)?.TaskId,
                },
                state),
            _ => throw new System.Diagnostics.UnreachableException("A scoring is a result or a fault."),
        };
    }

    private Decision<PatientMonitoringEvent> Learnt(InstrumentScored scored, PatientMonitoring state) =>
        state.Learn(state.PatientId, Rules, [scored, .. Watching.Concluded(state, scored, Watch)]);

    private InstrumentScored Scored(IReadOnlyList<Answer> answers, ScoreResult result, PatientMonitoring patient) => new(
        ResponseId, Instrument, result.InstrumentVersion, answers, result.Score, result.Subscores, result.Severity,
        result.Flags, result.Complete, result.SuicidalityItem, result.Positive, Mode, AfterSessionId,
        Attribution.SessionOf(patient, AfterSessionId, TakenAt)?.SessionId, TakenAt);

    /// <summary>What is due and not owed yet; one that is owed already keeps its time.</summary>
    private OwedInstrument[]? Owed(IReadOnlyList<string> flags, PatientMonitoring patient, DateTimeOffset now)
    {
        OwedInstrument[] owed =
        [
            .. from rule in Rules.RequiredBy(flags, patient, TakenAt)
               where !patient.Owed.ContainsKey(rule.Instrument)
               let after = Alerts?.MissingAfter(rule.Instrument)
               where after is not null
               let due = now.AddMinutes(rule.WithinMinutes)
               select new OwedInstrument(rule.Instrument, rule.Id, due, due.AddMinutes(after.Value)),
        ];
        return owed.Length == 0 ? null : owed;
    }

    private static Refusal UnknownInstrument(InstrumentLibrary library) => new(
        "monitoring.instrument-unknown", RefusalKind.Rule, "This instrument cannot be scored here.")
    { Field = new("/instrument", string.Join(", ", library.Codes)) };

    private static Refusal Unscorable(AnswerFault fault) => new(
        "monitoring.answers-invalid", RefusalKind.Rule, "The answers cannot be scored.")
    { Field = new(fault.Pointer, fault.Detail) };
}
