namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A plan has ended for good.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="ReasonCode">
/// non-response, adverse-event, contraindication, consent-withdrawn, patient-choice, remission-taper or transfer.
/// </param>
/// <param name="Alternatives">Codes of what was offered instead: tms, ect, emdr, cbt-dbt, ssri-snri or other.</param>
/// <param name="FollowUpWeeks">Weeks for which the patient is still looked after.</param>
/// <param name="SessionsDone">Dosing sessions completed under it.</param>
/// <param name="OccurredAt">When it was closed, in the clinic's time.</param>
public sealed record PlanClosed(
    Guid PatientId,
    Guid PlanId,
    string ReasonCode,
    IReadOnlyList<string> Alternatives,
    int FollowUpWeeks,
    int SessionsDone,
    DateTimeOffset OccurredAt)
    : IContract;
