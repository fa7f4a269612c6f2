namespace Stillwater.Contracts.Integration.V1;

/// <summary>A therapy session around a dosing session has taken place.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="JourneyId">The integration journey.</param>
/// <param name="Number">Its number in the journey, from 1.</param>
/// <param name="Kind">preparation, integration or kap.</param>
/// <param name="DosingSessionId">The dosing session that it belongs to, null for a preparation.</param>
/// <param name="OccurredAt">When it was completed, in the clinic's time.</param>
public sealed record IntegrationCompleted(
    Guid PatientId, Guid JourneyId, int Number, string Kind, Guid? DosingSessionId, DateTimeOffset OccurredAt) : IContract;
