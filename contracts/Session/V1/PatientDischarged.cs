namespace Stillwater.Contracts.Session.V1;

/// <summary>All discharge criteria were met and the patient has left with the escort.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="OccurredAt">When the patient was discharged.</param>
public sealed record PatientDischarged(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, DateTimeOffset OccurredAt) : IContract;
