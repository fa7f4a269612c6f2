namespace Stillwater.Contracts.Session.V1;

/// <summary>A dosing session has its time.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="OccurredAt">When it was scheduled, in the clinic's time.</param>
/// <param name="SiteId">The site, null when none is named.</param>
/// <param name="ChairId">The chair, null when none is named.</param>
public sealed record SessionScheduled(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, DateTimeOffset StartsAt, DateTimeOffset OccurredAt,
    Guid? SiteId = null, string? ChairId = null)
    : IContract;
