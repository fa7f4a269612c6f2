namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A plan is suspended: nothing is given under it until it is resumed.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="ReasonCode">
/// contraindication, consent-withdrawn, credential-lapsed, gap, adverse-event, patient-request or clinical.
/// </param>
/// <param name="RuleIds">The rules that suspended it, empty when a person did.</param>
/// <param name="RescreenRequired">Whether only a new screening lets it resume.</param>
/// <param name="Until">The day until which it was meant to last, null when open.</param>
/// <param name="OccurredAt">When it was suspended, in the clinic's time.</param>
public sealed record PlanSuspended(
    Guid PatientId,
    Guid PlanId,
    string ReasonCode,
    IReadOnlyList<string> RuleIds,
    bool RescreenRequired,
    DateTimeOffset? Until,
    DateTimeOffset OccurredAt)
    : IContract;
