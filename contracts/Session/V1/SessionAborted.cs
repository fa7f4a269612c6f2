namespace Stillwater.Contracts.Session.V1;

/// <summary>A dosing session was broken off.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="ReasonCode">alarm, patient-request, consent-withdrawn, malfunction or clinic.</param>
/// <param name="AfterDose">Whether a dose had begun: the patient is then watched until discharge.</param>
/// <param name="OccurredAt">When it was broken off, in the clinic's time.</param>
public sealed record SessionAborted(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    string ReasonCode,
    bool AfterDose,
    DateTimeOffset OccurredAt)
    : IContract;
