namespace Stillwater.Contracts.Screening.V1;

/// <summary>
/// Something now forbids treatment of a patient who may be under treatment already: no dose until it is resolved.
/// </summary>
/// <param name="PatientId">The patient.</param>
/// <param name="RuleId">The rule that it breaks, such as CI-09.</param>
/// <param name="Kind">pregnancy, diagnosis, laboratory, symptom or medicine: what kind of fact raised it.</param>
/// <param name="Action">block or hold.</param>
/// <param name="RescreenRequired">Whether only a new screening resolves it.</param>
/// <param name="OccurredAt">When it was raised, in the clinic's time.</param>
public sealed record ContraindicationRaised(
    Guid PatientId, string RuleId, string Kind, string Action, bool RescreenRequired, DateTimeOffset OccurredAt)
    : IContract;
