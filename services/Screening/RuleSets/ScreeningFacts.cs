using System.Text.Json.Serialization;

namespace Stillwater.Screenings.RuleSets;

/// <summary>Everything that a determination may look at, coded, each fact with the event that told it.</summary>
/// <param name="AsOf">When the determination is made; ages and windows count from here.</param>
/// <param name="Patient">What is known of the patient's body.</param>
/// <param name="TargetCondition">Code of the condition to be treated.</param>
/// <param name="RequestedSetting">clinic or home.</param>
/// <param name="History">The event of the last history, null when none was recorded.</param>
/// <param name="Conditions">Reported and derived conditions.</param>
/// <param name="FailedAdequateTrials">Adequate antidepressant trials without response.</param>
/// <param name="MedicationList">The event of the last medication list, null when none was recorded.</param>
/// <param name="Medicines">The medicines of that list.</param>
/// <param name="Readings">Vital signs in the order of being taken.</param>
/// <param name="Labs">Laboratory results in the order of being taken.</param>
/// <param name="Scores">Scored instruments in the order of being taken.</param>
/// <param name="Consents">Consents that hold.</param>
/// <param name="Context">What else was considered and how a home suits, null while nobody has told.</param>
/// <param name="PreferredRoute">The preferred route, null for none.</param>
/// <param name="Answers">Single coded answers that were given, null for none.</param>
/// <param name="Enrolments">Enrolments in safety programmes as they were verified, null for none.</param>
/// <param name="MedicineTable">Version of the table that gave the medicines their classes.</param>
public sealed record ScreeningFacts(
    DateTimeOffset AsOf,
    PatientFacts Patient,
    string TargetCondition,
    Setting RequestedSetting,
    Guid? History,
    IReadOnlyList<ConditionFact> Conditions,
    int FailedAdequateTrials,
    Guid? MedicationList,
    IReadOnlyList<MedicineFact> Medicines,
    IReadOnlyList<ReadingFact> Readings,
    IReadOnlyList<LabFact> Labs,
    IReadOnlyList<ScoreFact> Scores,
    IReadOnlyList<ConsentFact> Consents,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ContextFact? Context = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PreferredRoute = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AnswerFact>? Answers = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<EnrolmentFact>? Enrolments = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MedicineTable = null);

/// <summary>Coded facts about the patient's body.</summary>
public sealed record PatientFacts(
    int AgeYears, Sex SexAtBirth, decimal HeightCm, decimal WeightKg, DateTimeOffset WeightTakenAt, Guid Evidence);

/// <summary>One condition. An unknown onset counts as recent.</summary>
public sealed record ConditionFact(string Code, ConditionStatus Status, DateOnly? Onset, Guid Evidence);

/// <summary>One medicine, by ingredient and class. An unknown last intake counts as current.</summary>
public sealed record MedicineFact(
    string Ingredient, IReadOnlyList<string> Classes, DateTimeOffset? LastTakenAt, Guid Evidence);

/// <summary>One set of vital signs.</summary>
public sealed record ReadingFact(
    DateTimeOffset TakenAt, int SystolicMmHg, int DiastolicMmHg, int HeartRatePerMin, int Spo2Percent, Guid Evidence);

/// <summary>One laboratory result.</summary>
public sealed record LabFact(
    string Test, decimal? Value, decimal? UpperLimit, Interpretation Interpretation, DateTimeOffset TakenAt,
    Guid Evidence);

/// <summary>One scored instrument.</summary>
public sealed record ScoreFact(
    string Instrument,
    int? Score,
    string Severity,
    int? SuicidalityItem,
    bool? Positive,
    bool IsComplete,
    DateTimeOffset TakenAt,
    Guid Evidence);

/// <summary>One consent that holds.</summary>
public sealed record ConsentFact(
    Guid ConsentId, string Kind, string DocumentVersion, DateTimeOffset SignedAt, Guid Evidence);

/// <summary>What else was considered, and the sum of the six home factors (0 to 18) where they were answered.</summary>
public sealed record ContextFact(IReadOnlyList<string> AlternativesConsidered, int? HomeSuitability, Guid Evidence);

/// <summary>One coded answer to one question, such as contraception: none.</summary>
public sealed record AnswerFact(string Question, string Code, Guid Evidence);

/// <summary>An enrolment in a safety programme: enrolled, not-enrolled or lapsed.</summary>
public sealed record EnrolmentFact(string Programme, string State, DateOnly? ValidUntil, Guid Evidence);

/// <summary>Sex at birth: screening limits and ideal body weight depend on it.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Intersex: the cautious limit of both applies.</summary>
    Intersex,
}

/// <summary>Where the patient asks to be treated.</summary>
public enum Setting
{
    /// <summary>Under supervision in a clinic.</summary>
    Clinic,

    /// <summary>At home under remote supervision.</summary>
    Home,
}

/// <summary>Whether a condition is present.</summary>
public enum ConditionStatus
{
    /// <summary>Present now.</summary>
    Active,

    /// <summary>Was present and is over.</summary>
    Resolved,

    /// <summary>Known from the past, or in the family.</summary>
    History,
}

/// <summary>How a laboratory or other test was read.</summary>
public enum Interpretation
{
    /// <summary>Within the limits.</summary>
    Normal,

    /// <summary>Outside the limits.</summary>
    Abnormal,

    /// <summary>Found.</summary>
    Positive,

    /// <summary>Not found.</summary>
    Negative,
}
