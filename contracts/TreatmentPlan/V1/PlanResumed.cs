namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A prescriber has resumed a suspended plan: sessions may take place again.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="ScreeningId">The new screening that it rests on, null when none was needed.</param>
/// <param name="ResumedBy">The prescriber.</param>
/// <param name="OccurredAt">When it was resumed, in the clinic's time.</param>
public sealed record PlanResumed(
    Guid PatientId, Guid PlanId, Guid? ScreeningId, Guid ResumedBy, DateTimeOffset OccurredAt)
    : IContract;
