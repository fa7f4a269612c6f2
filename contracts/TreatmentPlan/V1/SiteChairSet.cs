namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A chair of a site is there, was changed, or is out of use.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="ChairId">The chair, unique in the site.</param>
/// <param name="Routes">Routes that can be given in it.</param>
/// <param name="Active">Whether it may be booked.</param>
/// <param name="OccurredAt">When it was set, in the clinic's time.</param>
public sealed record SiteChairSet(
    Guid SiteId, string ChairId, IReadOnlyList<string> Routes, bool Active, DateTimeOffset OccurredAt) : IContract
{
    Guid IContract.PatientId => Guid.Empty;
}
