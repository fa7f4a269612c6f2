namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>A clinician has assessed how safe a patient is, and what that means for dosing.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="By">psychiatrist or clinician.</param>
/// <param name="RiskLevel">none, low, moderate or high.</param>
/// <param name="Disposition">outpatient, constant-observation or hospital.</param>
/// <param name="DosingAdvice">release, defer or stop.</param>
/// <param name="ContactWithinHours">Within how many hours the patient is to be contacted.</param>
/// <param name="OccurredAt">When it was recorded, in the clinic's time.</param>
public sealed record SafetyAssessmentRecorded(
    Guid PatientId,
    Guid AssessmentId,
    string By,
    string RiskLevel,
    string Disposition,
    string DosingAdvice,
    int ContactWithinHours,
    DateTimeOffset OccurredAt)
    : IContract;
