using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A history, coded; what a person wrote is sealed.</summary>
public sealed record History(
    IReadOnlyList<ListedCondition> Conditions,
    IReadOnlyList<AntidepressantTrial> AntidepressantTrials,
    SubstanceUse SubstanceUse,
    PriorKetamine PriorKetamine,
    Pregnancy Pregnancy,
    IReadOnlyList<Allergy> Allergies);

/// <summary>One condition of the history.</summary>
public sealed record ListedCondition(string Code, ConditionStatus Status, DateOnly? Onset, Sealed<string>? Note);

/// <summary>One trial of an antidepressant.</summary>
public sealed record AntidepressantTrial(string Ingredient, Sealed<string> Drug, bool IsAdequate, TrialOutcome Outcome);

/// <summary>Use of substances, past and present.</summary>
public sealed record SubstanceUse(
    SubstanceUseDisorder Disorder, DateOnly? RemissionSince, IReadOnlyList<string> Substances,
    bool IsIntoxicatedOrWithdrawing);

/// <summary>Earlier exposure to ketamine.</summary>
public sealed record PriorKetamine(KetamineExposure Exposure, bool IsHypersensitive);

/// <summary>Whether there is, or may be, a child to protect.</summary>
public sealed record Pregnancy(
    PregnancyStatus Status,
    bool IsBreastFeeding,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Contraception? Contraception = null);

/// <summary>One allergy, by ingredient.</summary>
public sealed record Allergy(string Ingredient, Sealed<string> Substance, Sealed<string>? Reaction);

/// <summary>One medicine of the list, by ingredient and classes; its name and dose as typed are sealed.</summary>
public sealed record ListedMedicine(
    string Ingredient,
    IReadOnlyList<string> Classes,
    Sealed<string> Name,
    Sealed<string>? Dose,
    Sealed<string>? Frequency,
    DateTimeOffset? LastTakenAt);

/// <summary>Vital signs at rest.</summary>
public sealed record VitalSigns(
    int SystolicMmHg,
    int DiastolicMmHg,
    int HeartRatePerMin,
    int Spo2Percent,
    int? RespiratoryRatePerMin,
    decimal? TemperatureC);

/// <summary>How a trial of an antidepressant ended.</summary>
public enum TrialOutcome
{
    /// <summary>No benefit.</summary>
    None,

    /// <summary>Some benefit, less than a response.</summary>
    Partial,

    /// <summary>Response.</summary>
    Response,

    /// <summary>Stopped because of side effects.</summary>
    Intolerance,
}

/// <summary>Whether there is a substance use disorder.</summary>
public enum SubstanceUseDisorder
{
    /// <summary>None.</summary>
    None,

    /// <summary>Active.</summary>
    Active,

    /// <summary>In remission.</summary>
    InRemission,
}

/// <summary>Earlier exposure to ketamine.</summary>
public enum KetamineExposure
{
    /// <summary>Never.</summary>
    None,

    /// <summary>As a treatment or anaesthetic.</summary>
    Clinical,

    /// <summary>Otherwise.</summary>
    Recreational,
}

/// <summary>Pregnancy as the patient reports it.</summary>
public enum PregnancyStatus
{
    /// <summary>Cannot apply.</summary>
    NotApplicable,

    /// <summary>Not pregnant.</summary>
    NotPregnant,

    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Pregnant.</summary>
    Pregnant,
}

/// <summary>Contraception as the patient reports it.</summary>
public enum Contraception
{
    /// <summary>None.</summary>
    None,

    /// <summary>A reliable method is used.</summary>
    Used,

    /// <summary>There is no need of it.</summary>
    NotNeeded,
}
