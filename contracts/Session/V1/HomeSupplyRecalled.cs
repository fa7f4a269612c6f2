namespace Stillwater.Contracts.Session.V1;

/// <summary>Doses at a patient's home are locked and must come back.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SupplyId">The supply.</param>
/// <param name="DosesLeft">How many are still there.</param>
/// <param name="ReasonCode">contraindication, consent-withdrawn, plan-suspended, plan-closed, lot-recalled or clinical.</param>
/// <param name="OccurredAt">When it was recalled, in the clinic's time.</param>
public sealed record HomeSupplyRecalled(
    Guid PatientId,
    Guid PlanId,
    Guid SupplyId,
    int DosesLeft,
    string ReasonCode,
    DateTimeOffset OccurredAt)
    : IContract;
