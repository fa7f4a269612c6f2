using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.RecordSafetyAssessment;

/// <summary>Somebody has looked at how safe the patient is; what a specialist says is recorded by a prescriber.</summary>
public sealed record RecordSafetyAssessment(SafetyAssessed Assessment, bool IsPrescriber)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    private static readonly string[] Specialists = ["psychiatrist", "urologist"];

    public static readonly Refusal RoleMismatch = new(
        "monitoring.assessment-role", RefusalKind.Role, "A specialist's assessment is recorded by a prescriber.")
    { Field = new("/by", "clinician, or a prescriber's token") };

    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now)
    {
        if (state.Assessments.Exists(a => a.AssessmentId == Assessment.AssessmentId))
            return Decision<PatientMonitoringEvent>.Nothing;
        return Specialists.Contains(Assessment.By) && !IsPrescriber ? RoleMismatch : Assessment with { AssessedAt = now };
    }
}
