namespace Stillwater.Contracts.Session.V1;

/// <summary>A dosing session has its time.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="OccurredAt">When it was scheduled, in the clinic's time.</param>
public sealed record SessionScheduled(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, DateTimeOffset StartsAt, DateTimeOffset OccurredAt) : IContract;
