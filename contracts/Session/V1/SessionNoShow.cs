namespace Stillwater.Contracts.Session.V1;

/// <summary>The patient did not come to a dosing session.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="StartsAt">When it should have begun.</param>
/// <param name="OccurredAt">When it was recorded, in the clinic's time.</param>
public sealed record SessionNoShow(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, DateTimeOffset StartsAt, DateTimeOffset OccurredAt)
    : IContract;
