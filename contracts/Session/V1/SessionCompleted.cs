namespace Stillwater.Contracts.Session.V1;

/// <summary>A dosing session is over and documented.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="Aborted">Whether dosing was stopped early.</param>
/// <param name="GivenMg">Milligrams given in all.</param>
/// <param name="DischargedAt">When the patient was discharged.</param>
/// <param name="OccurredAt">When it was completed, in the clinic's time.</param>
public sealed record SessionCompleted(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    bool Aborted,
    decimal GivenMg,
    DateTimeOffset DischargedAt,
    DateTimeOffset OccurredAt)
    : IContract;
