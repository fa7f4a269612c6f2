namespace Stillwater.Contracts.Integration.V1;

/// <summary>A therapy session around a dosing session has its time.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="JourneyId">The integration journey.</param>
/// <param name="Number">Its number in the journey, from 1.</param>
/// <param name="Kind">preparation, integration or kap.</param>
/// <param name="DosingSessionId">The dosing session that it belongs to, null for a preparation.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="InWindow">Whether it falls 24 to 72 hours after discharge; null for a preparation.</param>
/// <param name="OccurredAt">When it was scheduled, in the clinic's time.</param>
public sealed record IntegrationScheduled(
    Guid PatientId,
    Guid JourneyId,
    int Number,
    string Kind,
    Guid? DosingSessionId,
    DateTimeOffset StartsAt,
    bool? InWindow,
    DateTimeOffset OccurredAt)
    : IContract;
