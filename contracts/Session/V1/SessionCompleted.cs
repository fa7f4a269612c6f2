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
/// <param name="PeakSystolicMmHg">Highest systolic pressure since the dose; null when it was not told.</param>
/// <param name="PeakDiastolicMmHg">Highest diastolic pressure since the dose; null when it was not told.</param>
/// <param name="LowestSpo2Percent">Lowest oxygen saturation since the dose; null when it was not told.</param>
/// <param name="LowestMoaas">Deepest sedation by MOAA/S (0 to 5); null when it was not told.</param>
/// <param name="WorstAdverseEventGrade">Highest grade of an adverse event, 0 for none; null when not told.</param>
/// <param name="DistressingDissociation">Whether dissociation was distressing; null when it was not told.</param>
/// <param name="PreDoseBand">Blood-pressure band at clearance: normal or caution; null when not told.</param>
public sealed record SessionCompleted(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    bool Aborted,
    decimal GivenMg,
    DateTimeOffset DischargedAt,
    DateTimeOffset OccurredAt,
    int? PeakSystolicMmHg = null,
    int? PeakDiastolicMmHg = null,
    int? LowestSpo2Percent = null,
    int? LowestMoaas = null,
    int? WorstAdverseEventGrade = null,
    bool? DistressingDissociation = null,
    string? PreDoseBand = null)
    : IContract;
