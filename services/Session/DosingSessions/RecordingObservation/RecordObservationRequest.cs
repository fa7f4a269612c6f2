using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingObservation;

/// <summary>One look at the patient while the dose runs or afterwards; at least one measure.</summary>
/// <param name="TakenAt">When it was taken; not in the future.</param>
/// <param name="Source">manual, device or sitter.</param>
/// <param name="RecordedBy">Who took it; the caller when left out.</param>
/// <param name="SystolicMmHg">40–300 mmHg, above diastolic and given with it.</param>
/// <param name="DiastolicMmHg">20–200 mmHg.</param>
/// <param name="HeartRatePerMin">20–250 per minute.</param>
/// <param name="Spo2Percent">50–100 percent.</param>
/// <param name="RespiratoryRatePerMin">0–60 per minute.</param>
/// <param name="TemperatureC">30–43 degrees Celsius.</param>
/// <param name="Moaas">MOAA/S, 0 (no response) to 5 (prompt reply to name).</param>
/// <param name="Cadss6">CADSS-6, 0–24.</param>
/// <param name="LowestSpo2Percent">Lowest saturation since the reading before, 50–100 percent.</param>
/// <param name="DurationSeconds">How long the lowest value lasted, 0–3600 seconds.</param>
/// <param name="OxygenLitresPerMin">Oxygen given meanwhile, 0–15 litres per minute.</param>
/// <param name="Cadss">CADSS, 0–92.</param>
/// <param name="Avpu">Alertness: a (alert), v (voice), p (pain) or u (unresponsive).</param>
/// <param name="Distress">Distress or agitation.</param>
/// <param name="Vomits">How often the patient has vomited since the dose, 0–50.</param>
/// <param name="Dissociation">When dissociation began and was over.</param>
/// <param name="Sedation">When sedation began and was over.</param>
/// <param name="DeviceReadingId">The device's own id of the reading, 1–64 characters; one that it has given before is no
/// new measurement.</param>
public sealed record RecordObservationRequest(
    DateTimeOffset TakenAt,
    [property: AllowedValues("manual", "device", "sitter")] string Source = "manual",
    Guid? RecordedBy = null,
    [property: Range(40, 300)] int? SystolicMmHg = null,
    [property: Range(20, 200)] int? DiastolicMmHg = null,
    [property: Range(20, 250)] int? HeartRatePerMin = null,
    [property: Range(50, 100)] int? Spo2Percent = null,
    [property: Range(0, 60)] int? RespiratoryRatePerMin = null,
    [property: Range(30.0, 43.0)] decimal? TemperatureC = null,
    [property: Range(0, 5)] int? Moaas = null,
    [property: Range(0, 24)] int? Cadss6 = null,
    [property: Range(50, 100)] int? LowestSpo2Percent = null,
    [property: Range(0, 3600)] int? DurationSeconds = null,
    [property: Range(0.0, 15)] decimal? OxygenLitresPerMin = null,
    [property: Range(0, 92)] int? Cadss = null,
    [property: AllowedValues("a", "v", "p", "u", null)] string? Avpu = null,
    bool? Distress = null,
    [property: Range(0, 50)] int? Vomits = null,
    SymptomRequest? Dissociation = null,
    SymptomRequest? Sedation = null,
    [property: StringLength(64, MinimumLength = 1)] string? DeviceReadingId = null)
{
    internal Measures ToMeasures() => new(
        SystolicMmHg, DiastolicMmHg, HeartRatePerMin, Spo2Percent, RespiratoryRatePerMin, TemperatureC, Moaas, Cadss6,
        LowestSpo2Percent, DurationSeconds, OxygenLitresPerMin, Cadss, Avpu, Distress, Vomits);

    internal RecordObservation ToCommand(Caller caller, DosingProtocols protocols) => new(
        TakenAt.ToUniversalTime(), ToMeasures(), Source, RecordedBy?.ToString() ?? caller.Actor, protocols,
        DeviceReadingId, Dissociation?.ToSpan(), Sedation?.ToSpan());
}

/// <summary>A symptom and its time.</summary>
/// <param name="OnsetAt">When it began.</param>
/// <param name="ResolvedAt">When it was over, left out while it lasts.</param>
public sealed record SymptomRequest(DateTimeOffset OnsetAt, DateTimeOffset? ResolvedAt = null)
{
    internal SymptomSpan ToSpan() => new(OnsetAt.ToUniversalTime(), ResolvedAt?.ToUniversalTime());
}

/// <summary>Readings of a device, delivered together in any order.</summary>
/// <param name="Readings">1–200 readings.</param>
public sealed record RecordBurstRequest(
    [property: MinLength(1), MaxLength(200)] IReadOnlyList<RecordObservationRequest> Readings);

/// <summary>What the observation met, what is alarming and what is due next.</summary>
/// <param name="SessionId">The dosing session.</param>
/// <param name="State">dosing or recovery.</param>
/// <param name="Known">Whether this reading had been recorded before; it then adds nothing.</param>
/// <param name="Meets">The owed readings that it met, empty for one between them.</param>
/// <param name="Raised">Alarms that it raised.</param>
/// <param name="NextDue">The reading that is due next, null when none is owed.</param>
/// <param name="EventIds">Ids of the events that were caused; empty for a reading that was known.</param>
public sealed record RecordObservationAnswer(
    Guid SessionId, SessionStep State, bool Known, IReadOnlyList<string> Meets, IReadOnlyList<AlarmView> Raised,
    DueView? NextDue, IReadOnlyList<Guid> EventIds);

/// <summary>What became of each reading of a burst; none is dropped in silence.</summary>
/// <param name="SessionId">The dosing session.</param>
/// <param name="State">dosing or recovery.</param>
/// <param name="Readings">By their place in the request.</param>
/// <param name="Raised">Alarms that they raised.</param>
/// <param name="NextDue">The reading that is due next, null when none is owed.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record RecordBurstAnswer(
    Guid SessionId, SessionStep State, IReadOnlyList<ReadingOutcome> Readings, IReadOnlyList<AlarmView> Raised,
    DueView? NextDue, IReadOnlyList<Guid> EventIds);

/// <summary>What became of one reading.</summary>
/// <param name="Outcome">recorded, known or refused.</param>
/// <param name="Code">Why it was refused, else null.</param>
public sealed record ReadingOutcome(string Outcome, string? Code)
{
    internal static ReadingOutcome Of(Platform.Commands.Decision<DosingSessionEvent> decision) => decision switch
    {
        { Refusal: { } refusal } => new ReadingOutcome("refused", refusal.Code),
        { Events.Count: 0 } => new ReadingOutcome("known", null),
        _ => new ReadingOutcome("recorded", null),
    };
}
