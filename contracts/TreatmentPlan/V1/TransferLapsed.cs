namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>
/// A code to another clinic was never redeemed: the patient's plan is closed here, and none was begun there.
/// </summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan that was closed.</param>
/// <param name="TransferId">The transfer.</param>
/// <param name="Reason">expired or withdrawn.</param>
/// <param name="OccurredAt">When it lapsed, in the clinic's time.</param>
public sealed record TransferLapsed(
    Guid PatientId, Guid PlanId, Guid TransferId, string Reason, DateTimeOffset OccurredAt) : IContract;
