namespace Stillwater.Contracts.Session.V1;

/// <summary>Every pre-dose gate is met: a dose may be started.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="OccurredAt">When it was cleared, in the clinic's time.</param>
public sealed record SessionCleared(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, DateTimeOffset OccurredAt) : IContract;
