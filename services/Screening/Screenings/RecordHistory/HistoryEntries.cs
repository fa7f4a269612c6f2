using System.ComponentModel.DataAnnotations;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>The whole history; it replaces an earlier one.</summary>
/// <param name="Conditions">Conditions, at most 100; empty for none.</param>
/// <param name="AntidepressantTrials">Trials of antidepressants, at most 50; empty for none.</param>
/// <param name="SubstanceUse">Use of substances.</param>
/// <param name="PriorKetamine">Earlier exposure to ketamine.</param>
/// <param name="Pregnancy">Pregnancy and breast-feeding.</param>
/// <param name="Allergies">Allergies, at most 50; empty for none.</param>
public sealed record RecordHistoryRequest(
    [property: MaxLength(100)] IReadOnlyList<ConditionEntry> Conditions,
    [property: MaxLength(50)] IReadOnlyList<TrialEntry> AntidepressantTrials,
    SubstanceUseEntry SubstanceUse,
    PriorKetamineEntry PriorKetamine,
    PregnancyEntry Pregnancy,
    [property: MaxLength(50)] IReadOnlyList<AllergyEntry> Allergies);

/// <summary>One condition.</summary>
/// <param name="Code">Its code, such as hypertension.</param>
/// <param name="Status">active, resolved or history.</param>
/// <param name="Onset">When it began or, for a single occurrence, happened; an unknown one counts as recent.</param>
/// <param name="Note">What the clinician adds, at most 2000 characters; protected.</param>
public sealed record ConditionEntry(
    [property: StringLength(100, MinimumLength = 1)] string Code,
    ConditionStatus Status,
    DateOnly? Onset = null,
    [property: StringLength(2000)] string? Note = null);

/// <summary>One trial of an antidepressant.</summary>
/// <param name="Drug">Its name, 1 to 200 characters; coded, and protected as typed.</param>
/// <param name="Adequate">Whether dose and duration were adequate.</param>
/// <param name="Outcome">none, partial, response or intolerance.</param>
public sealed record TrialEntry(
    [property: StringLength(200, MinimumLength = 1)] string Drug, bool Adequate, TrialOutcome Outcome);

/// <summary>Use of substances.</summary>
/// <param name="Disorder">none, active or in-remission.</param>
/// <param name="RemissionSince">Since when in remission; an unknown date counts as recent.</param>
/// <param name="Substances">
/// alcohol, cannabis, hallucinogens, ketamine, nicotine, opioids, other, pcp, sedatives, stimulants.
/// </param>
/// <param name="IntoxicatedOrWithdrawing">Whether the patient is intoxicated or in withdrawal now.</param>
public sealed record SubstanceUseEntry(
    SubstanceUseDisorder Disorder,
    DateOnly? RemissionSince = null,
    [property: MaxLength(20)] IReadOnlyList<string>? Substances = null,
    bool IntoxicatedOrWithdrawing = false);

/// <summary>Earlier exposure to ketamine.</summary>
/// <param name="Exposure">none, clinical or recreational.</param>
/// <param name="Hypersensitive">Whether there was a hypersensitivity to it.</param>
public sealed record PriorKetamineEntry(KetamineExposure Exposure, bool Hypersensitive = false);

/// <summary>Pregnancy and breast-feeding, as reported.</summary>
/// <param name="Status">not-applicable, not-pregnant, unknown or pregnant.</param>
/// <param name="BreastFeeding">Whether the patient breast-feeds.</param>
/// <param name="Contraception">none, used or not-needed; left out while nobody has asked.</param>
public sealed record PregnancyEntry(
    PregnancyStatus Status, bool BreastFeeding = false, Contraception? Contraception = null);

/// <summary>One allergy.</summary>
/// <param name="Substance">Its name, 1 to 200 characters; coded, and protected as typed.</param>
/// <param name="Reaction">What happened, at most 500 characters; protected.</param>
public sealed record AllergyEntry(
    [property: StringLength(200, MinimumLength = 1)] string Substance,
    [property: StringLength(500)] string? Reaction = null);
