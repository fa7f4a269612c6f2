namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>The platform has drafted a plan from an eligible determination.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="ScreeningId">The screening that it rests on.</param>
/// <param name="OccurredAt">When it happened, in the clinic's time.</param>
public sealed record PlanDrafted(Guid PatientId, Guid PlanId, Guid ScreeningId, DateTimeOffset OccurredAt) : IContract;
