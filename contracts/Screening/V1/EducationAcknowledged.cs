namespace Stillwater.Contracts.Screening.V1;

/// <summary>A patient has read one version of one educational text.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Topic">mechanism, what-to-expect, risks, alternatives, home-safety or medication-guide.</param>
/// <param name="Version">Version of the text that was read.</param>
/// <param name="OccurredAt">When it was read.</param>
public sealed record EducationAcknowledged(
    Guid PatientId, string Topic, string Version, DateTimeOffset OccurredAt)
    : IContract;
