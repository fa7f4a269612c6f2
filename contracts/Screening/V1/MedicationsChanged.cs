namespace Stillwater.Contracts.Screening.V1;

/// <summary>The medicines of a patient under treatment have changed.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Added">Ingredient codes of what was added; <c>unrecognised</c> for one that no table knows.</param>
/// <param name="Stopped">Ingredient codes of what was stopped.</param>
/// <param name="ChangedBy">patient, clinician or outside-prescriber.</param>
/// <param name="Interactions">Interactions that the new list has with the treatment.</param>
/// <param name="OccurredAt">When the change was recorded, in the clinic's time.</param>
public sealed record MedicationsChanged(
    Guid PatientId,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Stopped,
    string ChangedBy,
    IReadOnlyList<InteractionFound> Interactions,
    DateTimeOffset OccurredAt)
    : IContract;

/// <summary>One interaction that a rule has found.</summary>
/// <param name="RuleId">The rule, such as DI-03.</param>
/// <param name="Severity">s1 to s4.</param>
/// <param name="Action">block, hold, review or info.</param>
public sealed record InteractionFound(string RuleId, string Severity, string Action);
