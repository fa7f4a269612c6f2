namespace Stillwater.Contracts.Screening.V1;

/// <summary>An eligible verdict no longer carries a plan: nothing new can be signed on it.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="ScreeningId">The screening.</param>
/// <param name="DeterminationId">The determination that ended.</param>
/// <param name="Because">
/// valid-until, medicine, pregnancy, diagnosis, hospitalisation, procedure, symptom or consent-withdrawn.
/// </param>
/// <param name="OccurredAt">When it ended, in the clinic's time.</param>
public sealed record EligibilityExpired(
    Guid PatientId, Guid ScreeningId, Guid DeterminationId, string Because, DateTimeOffset OccurredAt)
    : IContract;
