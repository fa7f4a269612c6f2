using Stillwater.Clinical.SafetyWords;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Voices;

namespace Stillwater.Monitoring.Patients.SubmitInstrument;

/// <summary>What a patient is told who has answered an instrument herself: no score, no band, no judgement.</summary>
/// <param name="Id">The response.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="TakenAt">When it was answered.</param>
/// <param name="Required">Instruments that are to be answered now.</param>
/// <param name="AlertIds">Messages to the care team that it has caused; empty when none.</param>
/// <param name="SafetyInfo">Where help is at once, null when nothing calls for it.</param>
/// <param name="EventIds">The events that record it.</param>
public sealed record AnsweredInstrumentView(
    Guid Id, string Instrument, DateTimeOffset TakenAt, IReadOnlyList<RequiredInstrument> Required,
    IReadOnlyList<Guid> AlertIds, SafetyAdvice? SafetyInfo, IReadOnlyList<Guid> EventIds)
{
    internal static AnsweredInstrumentView From(
        PatientMonitoring patient, InstrumentScored scored, OutcomeRules rules, DateTimeOffset now,
        IReadOnlyList<Guid> alerts, IReadOnlyList<Guid> eventIds)
    {
        RequiredInstrument[] required = [.. ScoredInstrumentView.RequiredBy(patient, scored, rules, now)];
        return new AnsweredInstrumentView(
            scored.ResponseId, scored.Instrument, scored.TakenAt, required, alerts,
            required.Length > 0 || alerts.Count > 0 ? SafetyAdvice.From(SafetyScreen.Shipped.Table) : null, eventIds);
    }
}
