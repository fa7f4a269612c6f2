namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>What holds at a site has changed; the terms replace the earlier ones as a whole.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Terms">What holds at the site from now on.</param>
/// <param name="OccurredAt">When it was changed, in the clinic's time.</param>
public sealed record SiteChanged(Guid SiteId, SiteTerms Terms, DateTimeOffset OccurredAt) : IContract
{
    Guid IContract.PatientId => Guid.Empty;
}
