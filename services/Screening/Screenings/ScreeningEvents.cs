using System.Text.Json.Serialization;
using Stillwater.Clinical.Instruments;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Screenings.Screenings;

/// <summary>
/// What can happen to one screening. Stored for good: new facts get new records, old ones never change.
/// </summary>
public abstract record ScreeningEvent
{
    private protected ScreeningEvent()
    {
    }
}

/// <summary>Screening of a patient for one condition has begun.</summary>
public sealed record ScreeningOpened(
    Guid ScreeningId, Guid PatientId, string TargetCondition, Setting RequestedSetting, string? PreferredRoute)
    : ScreeningEvent;

/// <summary>
/// The history was taken, whole; it replaces an earlier one, and what the patient's record told up to that version.
/// </summary>
public sealed record HistoryRecorded(
    Guid RecordId,
    string CodedBy,
    History History,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RecordedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? PatientVersion = null)
    : ScreeningEvent;

/// <summary>
/// The list of medicines was taken, whole; it replaces an earlier one, and what the patient's record told up to that
/// version.
/// </summary>
public sealed record MedicationsRecorded(
    Guid RecordId,
    string CodedBy,
    IReadOnlyList<ListedMedicine> Medicines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RecordedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? PatientVersion = null)
    : ScreeningEvent;

/// <summary>Goals, expectations, alternatives and the suitability of a home were told, whole.</summary>
public sealed record ContextRecorded(
    Guid RecordId, Guid PatientId, TreatmentContext Context, DateTimeOffset RecordedAt) : ScreeningEvent;

/// <summary>Vital signs were taken at rest.</summary>
public sealed record ScreeningVitalsRecorded(Guid RecordId, VitalSigns Vitals, DateTimeOffset TakenAt)
    : ScreeningEvent, IHappenedAt
{
    /// <inheritdoc/>
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>A laboratory or other test has a result.</summary>
public sealed record LabRecorded(
    Guid RecordId,
    string Test,
    decimal? Value,
    string? Unit,
    decimal? UpperLimit,
    Interpretation Interpretation,
    DateTimeOffset TakenAt)
    : ScreeningEvent, IHappenedAt
{
    /// <inheritdoc/>
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>An instrument was answered and scored by the definition of that day.</summary>
public sealed record ScreeningInstrumentScored(
    Guid ResponseId,
    string Instrument,
    IReadOnlyList<Answer> Answers,
    ScoreResult Result,
    string LibraryHash,
    DateTimeOffset TakenAt)
    : ScreeningEvent, IHappenedAt
{
    /// <inheritdoc/>
    DateTimeOffset IHappenedAt.HappenedAt => TakenAt;
}

/// <summary>The rules were asked: the verdict, and everything that it rests on.</summary>
public sealed record EligibilityDetermined(
    Guid DeterminationId,
    Guid PatientId,
    string RuleSetVersion,
    string RuleSetHash,
    ScreeningFacts Facts,
    Judgement Judgement,
    IReadOnlyList<Guid> EventsRead,
    string DecidedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<AcceptedFinding>? Accepted = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? JudgementHash = null)
    : ScreeningEvent
{
    /// <summary>
    /// The acceptances that were counted. The first determinations did not store them: there the findings say which held.
    /// </summary>
    [JsonIgnore]
    internal IReadOnlyList<AcceptedFinding> AcceptedFindings => Accepted
        ?? [.. Judgement.Findings.Where(f => f.IsAccepted).Select(f => new AcceptedFinding(f.RuleId, f.Action, f.Evidence))];
}

/// <summary>A clinician has accepted a review, or waived a block, of the last determination.</summary>
public sealed record FindingAccepted(
    Guid DeterminationId,
    AcceptedFinding Finding,
    Sealed<string> Reason,
    string AcceptedBy,
    string Role,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Specialty = null)
    : ScreeningEvent;

/// <summary>A verdict no longer carries a plan: valid-until, or what has changed since.</summary>
public sealed record VerdictExpired(Guid PatientId, Guid DeterminationId, string Because, DateTimeOffset ExpiredAt)
    : ScreeningEvent;
