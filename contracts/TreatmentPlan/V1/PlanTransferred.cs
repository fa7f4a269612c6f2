namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>
/// A plan has moved: to another site of the clinic, where it goes on, or to another clinic, where it begins anew. What
/// was scheduled where it came from no longer takes place.
/// </summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="TransferId">The transfer.</param>
/// <param name="FromSiteId">The site that it leaves, null when the plan named none.</param>
/// <param name="ToSiteId">The site that it goes on at; null when it has left the clinic and is closed here.</param>
/// <param name="EnrolmentVerificationDue">
/// Whether the new site must verify the patient's REMS enrolment before its first session.
/// </param>
/// <param name="OccurredAt">When it moved, in the clinic's time.</param>
public sealed record PlanTransferred(
    Guid PatientId,
    Guid PlanId,
    Guid TransferId,
    Guid? FromSiteId,
    Guid? ToSiteId,
    bool EnrolmentVerificationDue,
    DateTimeOffset OccurredAt)
    : IContract;
