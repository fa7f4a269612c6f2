using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.RecordSafetyAssessment;

/// <summary>Somebody has looked at how safe the patient is; a psychiatrist speaks as one only as a prescriber.</summary>
public sealed record RecordSafetyAssessment(SafetyAssessed Assessment, bool IsPrescriber)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    private const string Psychiatrist = "psychiatrist";

    public static readonly Refusal RoleMismatch = new(
        "monitoring.assessment-role", RefusalKind.Role, "A psychiatrist's assessment is recorded by a prescriber.")
    { Field = new("/by", "clinician, or a prescriber's token") };

    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now)
    {
        if (state.Assessments.Exists(a => a.AssessmentId == Assessment.AssessmentId))
            return Decision<PatientMonitoringEvent>.Nothing;
        return Assessment.By == Psychiatrist && !IsPrescriber ? RoleMismatch : Assessment with { AssessedAt = now };
    }
}
