namespace Stillwater.Contracts.Session.V1;

/// <summary>A chaperone has not said in time that she is still there.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The session.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Cause">not-taken or platform-down.</param>
/// <param name="OccurredAt">When it was noticed, in the clinic's time.</param>
public sealed record AttestationMissed(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    DateTimeOffset DueAt,
    string Cause,
    DateTimeOffset OccurredAt)
    : IContract;
