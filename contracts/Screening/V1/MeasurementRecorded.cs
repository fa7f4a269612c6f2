namespace Stillwater.Contracts.Screening.V1;

/// <summary>A patient was weighed, or measured, outside a screening.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="WeightKg">Body weight in kilograms.</param>
/// <param name="HeightCm">Body height in centimetres.</param>
/// <param name="OccurredAt">When it was taken.</param>
public sealed record MeasurementRecorded(
    Guid PatientId, decimal WeightKg, decimal HeightCm, DateTimeOffset OccurredAt)
    : IContract;
