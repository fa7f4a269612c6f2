namespace Stillwater.Contracts.Integration.V1;

/// <summary>72 hours after discharge no integration session had taken place: the follow-up red flag (INT-05).</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="JourneyId">The integration journey.</param>
/// <param name="DosingSessionId">The dosing session without follow-up.</param>
/// <param name="DueAt">The end of the window.</param>
/// <param name="OccurredAt">When it was recorded, in the clinic's time.</param>
public sealed record IntegrationMissed(
    Guid PatientId, Guid JourneyId, Guid DosingSessionId, DateTimeOffset DueAt, DateTimeOffset OccurredAt) : IContract;
