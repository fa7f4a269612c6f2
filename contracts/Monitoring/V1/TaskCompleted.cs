namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>A task for a patient was done.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">What had to be done, such as outreach.</param>
/// <param name="Outcome">What came of it, by code.</param>
/// <param name="OccurredAt">When it was done, in the clinic's time.</param>
public sealed record TaskCompleted(
    Guid PatientId,
    Guid TaskId,
    string Kind,
    string Outcome,
    DateTimeOffset OccurredAt)
    : IContract;
