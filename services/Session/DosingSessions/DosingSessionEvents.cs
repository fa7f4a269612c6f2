using System.Text.Json.Serialization;
using Stillwater.Clinical.Escalations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>
/// What can happen to one dosing session. Stored for good: new facts get new records, old ones never change.
/// </summary>
public abstract record DosingSessionEvent
{
    private protected DosingSessionEvent()
    {
    }
}

/// <summary>The session has its time, with the plan's limits and the protocol of that day.</summary>
public sealed record SessionScheduled(
    Guid SessionId, Guid PatientId, Guid PlanId, int Number, DateTimeOffset StartsAt, string Setting, string? ChairId,
    Guid? PrescriberId, Guid? MonitorId, DoseLimits Limits, string Protocol, string ProtocolHash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionBlock? Block = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<EscalationStep>? Ladder = null)
    : DosingSessionEvent;

/// <summary>Where and for how long chair, people and recovery place are taken.</summary>
public sealed record SessionBlock(Guid? SiteId, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Resources);

/// <summary>Which session of which plan of which patient; every fact that others hear of says so itself.</summary>
public sealed record SessionPlace(Guid PatientId, Guid PlanId, int Number);

/// <summary>What the patient brings to the session, and that the room is ready.</summary>
public sealed record SessionPrepared(
    Guid NoteId, Sealed<string> Intention, Sealed<string>? Music, EnvironmentChecklist Environment)
        : DosingSessionEvent;

/// <summary>Set and setting (SES-02): what of the room was seen to.</summary>
public sealed record EnvironmentChecklist(
    bool EyeShades, bool CalmingMusic, bool QuietRoom, bool ComfortablePlace, bool RelaxationPractice);

/// <summary>The patient is here: who takes her home, when she last ate, what she took, what has changed.</summary>
public sealed record PatientCheckedIn(
    DateTimeOffset ArrivedAt, Sealed<string>? EscortName, Sealed<string>? EscortPhone, DateTimeOffset? LastSolidAt,
    DateTimeOffset? LastFluidAt, IReadOnlyList<MedicineTaken> Medicines, ReportedChanges Changes)
    : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => ArrivedAt;
}

/// <summary>A medicine of the day, and whether it was taken or left out as it had been asked.</summary>
public sealed record MedicineTaken(Sealed<string> Name, DateTimeOffset? TakenAt, bool HeldAsAsked);

/// <summary>What the patient says has changed since last time.</summary>
public sealed record ReportedChanges(bool Medication, bool PregnancyPossible, bool Diagnosis, bool Intoxicated);

/// <summary>
/// Every fact that a clearance was decided on; the place is named when a C-SSRS was given with it, for others hear of that.
/// </summary>
public sealed record ClearanceAssessed(
    IReadOnlyList<PreDoseReading> Readings, Suicidality? Suicidality, Guid? Phq9Id, DateTimeOffset? Phq9TakenAt,
    string? Hcg, PreDoseReading? DecidedOn, string? PressureBand, IReadOnlyList<string> Facts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionPlace? Answered = null) : DosingSessionEvent;

/// <summary>Every gate is met: a dose may be started for as long as the clearance holds.</summary>
public sealed record SessionCleared(SessionPlace Place, DateTimeOffset ClearedAt, DateTimeOffset ValidUntil)
    : DosingSessionEvent;

/// <summary>Something speaks against a dose now.</summary>
public sealed record SessionHeld(SessionPlace Place, IReadOnlyList<Hold> Holds, DateTimeOffset? NextReadingAt)
    : DosingSessionEvent;

/// <summary>No dose today, and the session is over before it began.</summary>
public sealed record SessionCancelled(
    SessionPlace Place, IReadOnlyList<string> RuleIds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReasonCode = null)
    : DosingSessionEvent;

/// <summary>The dose has begun, and these readings are owed.</summary>
public sealed record DoseStarted(
    SessionPlace Place, int Dose, string Drug, string Route, decimal DoseMg, DateTimeOffset StartedAt,
    int InfusionMinutes, IReadOnlyList<LotDrawn> Lots, Guid AdministeredBy, Guid? ObservedBy, int PlanVersion,
    decimal WeightUsedKg, decimal MgPerMin, IReadOnlyList<DueCheck> Checks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DeviceUsed>? Devices = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DecideTransferAt = null)
    : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => StartedAt;
}

/// <summary>One nasal device of a dose.</summary>
public sealed record DeviceUsed(string Lot, DateTimeOffset At);

/// <summary>What was drawn from one lot for a dose.</summary>
public sealed record LotDrawn(string Lot, decimal Mg);

/// <summary>The dose has ended; this much was really given, and recovery owes these readings.</summary>
public sealed record DoseStopped(
    SessionPlace Place, int Dose, string Drug, string Route, DateTimeOffset StoppedAt, string Reason, decimal GivenMg,
    decimal MgPerKg, decimal CumulativeMg, decimal WastedMg, Guid? Witness, IReadOnlyList<DueCheck> Checks,
    IReadOnlyList<string> NoLongerOwed)
    : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => StoppedAt;
}

/// <summary>One look at the patient, and which owed readings it meets.</summary>
public sealed record ObservationRecorded(
    DateTimeOffset TakenAt, Measures Measures, string Source, string RecordedBy, IReadOnlyList<string> Meets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DueCheck>? Owes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AlarmWatch>? Watches = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DeviceReadingId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SymptomSpan? Dissociation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SymptomSpan? Sedation = null)
    : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>When a symptom began and when it was over.</summary>
public sealed record SymptomSpan(DateTimeOffset OnsetAt, DateTimeOffset? ResolvedAt);

/// <summary>
/// A reading was not what it was recorded as. Both stay; what the session goes by from now on is the replacement.
/// </summary>
public sealed record ObservationCorrected(
    Guid Corrects, DateTimeOffset FormerTakenAt, Measures Former, DateTimeOffset TakenAt, Measures Measures,
    string CorrectedBy, IReadOnlyList<AlarmWatch> Watches) : DosingSessionEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>An owed reading was not there in time.</summary>
public sealed record CheckMissed(
    SessionPlace Place, string Key, DateTimeOffset DueAt, TimeSpan LateBy, string Cause,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DueCheck>? Owes = null)
    : DosingSessionEvent;

/// <summary>Why an owed reading was not there; the platform's own timers name the others.</summary>
internal static class CheckCauses
{
    public const string NotReceived = "not-received";
}

/// <summary>A reading that counted as missed had been taken in its time and came late.</summary>
public sealed record MissedCheckReceived(SessionPlace Place, string Key, DateTimeOffset DueAt, TimeSpan LateBy)
    : DosingSessionEvent;

/// <summary>Every criterion of the discharge gate was met; the patient has left with the escort.</summary>
public sealed record PatientDischarged(
    SessionPlace Place, AldreteParts? Aldrete, Measures DecidedOn, Sealed<string>? EscortName, DateTimeOffset? ReadyAt,
    Guid SignedBy, DateTimeOffset DischargedAt, IReadOnlyList<string> NoLongerOwed) : DosingSessionEvent;

/// <summary>The five parts of the modified Aldrete score, 0–2 each.</summary>
public sealed record AldreteParts(int Activity, int Respiration, int Circulation, int Consciousness, int Oxygenation)
{
    internal int Score => Activity + Respiration + Circulation + Consciousness + Oxygenation;
}

/// <summary>The session is over and documented.</summary>
public sealed record SessionCompleted(
    SessionPlace Place, bool Aborted, decimal GivenMg, DateTimeOffset DischargedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionExtremes? Extremes = null)
    : DosingSessionEvent;

/// <summary>How the session was tolerated: what the next dose is weighed by (4.4).</summary>
public sealed record SessionExtremes(
    int? PeakSystolicMmHg, int? PeakDiastolicMmHg, int? LowestSpo2Percent, int? LowestMoaas, int WorstAdverseEventGrade,
    bool DistressingDissociation, string? PreDoseBand)
{
    internal static SessionExtremes Of(DosingSession session)
    {
        Measures[] seen = [.. session.Observations.Select(o => o.Measures)];
        return new SessionExtremes(
            seen.Max(m => m.SystolicMmHg), seen.Max(m => m.DiastolicMmHg), (int?)seen.Min(m => m.Value("spo2Percent")),
            seen.Min(m => m.Moaas), session.AdverseEvents.Select(a => a.Grade).DefaultIfEmpty(0).Max(),
            seen.Any(m => m.Distress is true), session.Assessed?.PressureBand);
    }
}
