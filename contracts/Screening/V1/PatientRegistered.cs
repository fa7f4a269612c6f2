namespace Stillwater.Contracts.Screening.V1;

/// <summary>A clinic has registered a patient.</summary>
/// <param name="PatientId">The patient, the same in every service.</param>
/// <param name="OccurredAt">When it happened, in the clinic's time.</param>
public sealed record PatientRegistered(Guid PatientId, DateTimeOffset OccurredAt) : IContract;
