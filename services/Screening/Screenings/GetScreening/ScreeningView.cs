using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A screening, as permitted readers see it.</summary>
/// <param name="Id">The screening.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="TargetCondition">Code of the condition to be treated.</param>
/// <param name="RequestedSetting">clinic or home.</param>
/// <param name="PreferredRoute">The preferred route, null for none.</param>
/// <param name="State">open, determined, or expired once its verdict no longer carries a plan.</param>
/// <param name="Missing">Codes of what is missing for a verdict now.</param>
/// <param name="History">The last history, null before the first.</param>
/// <param name="Medications">The last list of medicines, null before the first.</param>
/// <param name="Context">Goals, alternatives and the suitability of a home, null before they were told.</param>
/// <param name="Vitals">Vital signs, in the order of being recorded.</param>
/// <param name="Labs">Results, in the order of being recorded.</param>
/// <param name="Instruments">Scored instruments, in the order of being recorded.</param>
/// <param name="Consents">Consents of the patient that hold.</param>
/// <param name="Determination">The last determination, null before the first.</param>
/// <param name="Expiry">Why and when its verdict ended, null while it holds.</param>
/// <param name="Acceptances">Findings that were accepted.</param>
/// <param name="Erased">Members that are null because they were erased.</param>
public sealed record ScreeningView(
    Guid Id,
    Guid PatientId,
    string TargetCondition,
    Setting RequestedSetting,
    string? PreferredRoute,
    string State,
    IReadOnlyList<string> Missing,
    HistoryView? History,
    IReadOnlyList<MedicineView>? Medications,
    ContextView? Context,
    IReadOnlyList<VitalsView> Vitals,
    IReadOnlyList<LabView> Labs,
    IReadOnlyList<ScoredInstrumentView> Instruments,
    IReadOnlyList<ConsentView> Consents,
    DeterminationView? Determination,
    ExpiryView? Expiry,
    IReadOnlyList<AcceptanceView> Acceptances,
    IReadOnlyList<string> Erased);

/// <summary>The end of a verdict.</summary>
/// <param name="Because">valid-until, medicine, pregnancy, diagnosis, hospitalisation or consent-withdrawn.</param>
/// <param name="ExpiredAt">When.</param>
public sealed record ExpiryView(string Because, DateTimeOffset ExpiredAt);

/// <summary>A history, opened.</summary>
public sealed record HistoryView(
    Guid RecordId,
    IReadOnlyList<ConditionView> Conditions,
    IReadOnlyList<TrialView> AntidepressantTrials,
    SubstanceUse SubstanceUse,
    PriorKetamine PriorKetamine,
    Pregnancy Pregnancy,
    IReadOnlyList<AllergyView> Allergies);

/// <summary>A condition, opened.</summary>
public sealed record ConditionView(string Code, ConditionStatus Status, DateOnly? Onset, string? Note);

/// <summary>A trial of an antidepressant, opened.</summary>
public sealed record TrialView(string Ingredient, string? Drug, bool Adequate, TrialOutcome Outcome);

/// <summary>An allergy, opened.</summary>
public sealed record AllergyView(string Ingredient, string? Substance, string? Reaction);

/// <summary>A medicine, opened.</summary>
public sealed record MedicineView(
    string Ingredient, string? Name, string? Dose, string? Frequency, DateTimeOffset? LastTakenAt);

/// <summary>Goals, expectations, alternatives and the suitability of a home, opened.</summary>
public sealed record ContextView(
    Guid RecordId,
    IReadOnlyList<string?> Goals,
    string? Expectations,
    IReadOnlyList<AlternativeView> AlternativesConsidered,
    HomeSuitability? HomeSuitability,
    RemsEnrolment? RemsEnrolment);

/// <summary>A considered alternative, opened.</summary>
public sealed record AlternativeView(string Code, AlternativeOutcome Outcome, string? Reason);

/// <summary>Vital signs.</summary>
public sealed record VitalsView(
    Guid RecordId,
    DateTimeOffset TakenAt,
    int SystolicMmHg,
    int DiastolicMmHg,
    int HeartRatePerMin,
    int Spo2Percent,
    int? RespiratoryRatePerMin,
    decimal? TemperatureC)
{
    internal static VitalsView From(ScreeningVitalsRecorded e) => new(
        e.RecordId, e.TakenAt, e.Vitals.SystolicMmHg, e.Vitals.DiastolicMmHg, e.Vitals.HeartRatePerMin,
        e.Vitals.Spo2Percent,
        e.Vitals.RespiratoryRatePerMin, e.Vitals.TemperatureC);
}

/// <summary>A result.</summary>
public sealed record LabView(
    Guid RecordId,
    string Test,
    decimal? Value,
    string? Unit,
    decimal? UpperLimit,
    Interpretation Interpretation,
    DateTimeOffset TakenAt)
{
    internal static LabView From(LabRecorded e) =>
        new(e.RecordId, e.Test, e.Value, e.Unit, e.UpperLimit, e.Interpretation, e.TakenAt);
}

/// <summary>An accepted finding, opened.</summary>
public sealed record AcceptanceView(
    string RuleId, FindingAction Action, string? Reason, string AcceptedBy, string Role);
