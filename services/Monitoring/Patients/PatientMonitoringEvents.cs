using System.Text.Json.Serialization;
using Answer = Stillwater.Clinical.Instruments.Answer;
using Stillwater.Monitoring.Watch;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients;

/// <summary>What Monitoring learns and concludes about one patient. Stored for good: old facts never change.</summary>
public abstract record PatientMonitoringEvent
{
    private protected PatientMonitoringEvent() { }
}

/// <summary>Monitoring has heard of the patient for the first time.</summary>
public sealed record MonitoringOpened(Guid PatientId) : PatientMonitoringEvent;

/// <summary>A screening has passed on its scores; one of them may become the baseline.</summary>
public sealed record ScreeningScoresNoted(
    Guid ScreeningId, string SexAtBirth, IReadOnlyList<ScreenedScore> Scores, DateTimeOffset DeterminedAt)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => DeterminedAt;
}

/// <summary>One score as the screening passed it on.</summary>
public sealed record ScreenedScore(
    Guid ScoreId, string Instrument, int? Score, string Severity, int? SuicidalityItem, DateTimeOffset TakenAt);

/// <summary>A plan was signed: outcomes count under it.</summary>
public sealed record PlanNoted(
    Guid PlanId, int Version, int InductionSessions, DateTimeOffset SignedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? SiteId = null)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SignedAt;
}

/// <summary>A dosing session has begun; the earliest of a plan fixes the baseline.</summary>
public sealed record DosingNoted(Guid PlanId, Guid SessionId, int Number, DateTimeOffset StartedAt)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => StartedAt;
}

/// <summary>A patient was discharged: later scores count for this session until the next discharge.</summary>
public sealed record DischargeNoted(Guid PlanId, Guid SessionId, int Number, DateTimeOffset DischargedAt)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => DischargedAt;
}

/// <summary>An instrument was answered and scored.</summary>
public sealed record InstrumentScored(
    Guid ResponseId,
    string Instrument,
    string InstrumentVersion,
    IReadOnlyList<Answer> Answers,
    int? Score,
    IReadOnlyDictionary<string, int> Subscores,
    string Severity,
    IReadOnlyList<string> Flags,
    bool Complete,
    int? SuicidalityItem,
    bool? Positive,
    string Mode,
    Guid? StatedSessionId,
    Guid? AfterSessionId,
    DateTimeOffset TakenAt)
    : PatientMonitoringEvent, IHappenedAt
{
    /// <summary>Instruments that are due because of it, null when none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OwedInstrument>? Owes { get; init; }

    /// <summary>The task of the schedule that it is an answer to, null when it was asked for by none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Meets { get; init; }

    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>An instrument that has to be answered because of a score, and when its absence is alarming.</summary>
public sealed record OwedInstrument(string Instrument, string RuleId, DateTimeOffset DueAt, DateTimeOffset AlarmAt);

/// <summary>An instrument that was owed was not answered in its time.</summary>
public sealed record InstrumentMissed(
    string Instrument, string RuleId, Guid BecauseOf, DateTimeOffset DueAt, TimeSpan LateBy, string Cause)
    : PatientMonitoringEvent;

/// <summary>
/// The score that counts for a session was judged against the baseline; it may correct an earlier judgement.
/// </summary>
public sealed record OutcomeAssessed(
    Guid AssessmentId,
    Guid PlanId,
    string Instrument,
    Guid ResponseId,
    Guid BaselineId,
    int Baseline,
    int Score,
    int ChangePoints,
    decimal ChangePercent,
    string Class,
    bool Response,
    bool Remission,
    Guid AfterSessionId,
    int AfterSessionNumber,
    Guid? Supersedes,
    DateTimeOffset TakenAt)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>Later facts left a session without the score that had been judged for it.</summary>
public sealed record OutcomeWithdrawn(Guid AssessmentId, string Instrument, Guid AfterSessionId)
    : PatientMonitoringEvent;

/// <summary>A clinician has assessed how safe the patient is: where she is cared for, and whether she is dosed.</summary>
public sealed record SafetyAssessed(
    Guid AssessmentId, string By, string RiskLevel, string Disposition, string DosingAdvice, int ContactWithinHours,
    string AssessedBy, DateTimeOffset AssessedAt)
    : PatientMonitoringEvent;

/// <summary>A score crosses what the long-term watch allows. It stands open until it is cleared.</summary>
public sealed record WatchCrossed(
    Guid FindingId, string Kind, IReadOnlyList<string> RuleIds, string Severity, string Instrument, int Score, int? From,
    Guid ResponseId, string RuleSet, DateTimeOffset SeenAt)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SeenAt;
}

/// <summary>What the watch had found is settled.</summary>
public sealed record WatchCleared(Guid FindingId, string Kind, string? RuleId, Guid ResponseId, DateTimeOffset ClearedAt)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => ClearedAt;
}

/// <summary>A result of a laboratory outside a screening, with what the rules ask for because of it.</summary>
public sealed record LabRecorded(
    Guid LabId, string Test, decimal? Value, string? Unit, decimal? UpperLimit, string Interpretation,
    IReadOnlyList<LabFinding> Findings, string RuleSet, string RecordedBy, DateTimeOffset TakenAt)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>What a rule asks for because of a result.</summary>
public sealed record LabFinding(
    Guid FindingId, string RuleId, string Kind, string Severity, string Action, DateTimeOffset? AgainBy)
{
    /// <summary>Whether it holds or stops treatment; any other changes nothing by itself.</summary>
    internal bool Holds => Action is LabActions.Stop or LabActions.Hold;
}

/// <summary>A result holds or stops treatment.</summary>
public sealed record LabHolds(
    Guid FindingId, Guid LabId, string Test, string Kind, string RuleId, string Action, DateTimeOffset SeenAt)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SeenAt;
}

/// <summary>A dosing session is booked, or has another time.</summary>
public sealed record BookingNoted(Guid SessionId, DateTimeOffset StartsAt) : PatientMonitoringEvent;

/// <summary>A booked session will not take place.</summary>
public sealed record BookingDropped(Guid SessionId) : PatientMonitoringEvent;

/// <summary>A dose has ended, or what was recorded of one was corrected by so much.</summary>
public sealed record ExposureNoted(
    Guid EvidenceId, Guid SessionId, string Drug, string Route, decimal Mg, bool IsCorrection, DateTimeOffset At)
    : PatientMonitoringEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => At;
}
