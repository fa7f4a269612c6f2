using System.ComponentModel.DataAnnotations;
using Stillwater.Monitoring.Alerts.ResolvingAlert;
using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Monitoring.Alerts.Triage;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Answered = Stillwater.Platform.Commands.Answer;

namespace Stillwater.Monitoring.Patients.RecordSafetyAssessment;

/// <summary>How safe the patient is.</summary>
/// <param name="By">psychiatrist, urologist or clinician; a specialist's needs a prescriber's token.</param>
/// <param name="RiskLevel">none, low, moderate or high.</param>
/// <param name="Disposition">outpatient, constant-observation or hospital.</param>
/// <param name="DosingAdvice">release, defer or stop.</param>
/// <param name="ContactWithinHours">Within how many hours the patient is to be contacted, 1–168.</param>
public sealed record SafetyAssessmentRequest(
    [property: AllowedValues("psychiatrist", "urologist", "clinician")] string By,
    [property: AllowedValues("none", "low", "moderate", "high")] string RiskLevel,
    [property: AllowedValues("outpatient", "constant-observation", "hospital")] string Disposition,
    [property: AllowedValues("release", "defer", "stop")] string DosingAdvice,
    [property: Range(1, 168)] int ContactWithinHours);

/// <summary>A recorded assessment; a decision on a held session names it.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="By">psychiatrist, urologist or clinician.</param>
/// <param name="RiskLevel">none, low, moderate or high.</param>
/// <param name="Disposition">outpatient, constant-observation or hospital.</param>
/// <param name="DosingAdvice">release, defer or stop.</param>
/// <param name="AssessedAt">When, in the clinic's time.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record SafetyAssessmentView(
    Guid AssessmentId, Guid PatientId, string By, string RiskLevel, string Disposition, string DosingAdvice,
    DateTimeOffset AssessedAt, IReadOnlyList<Guid> EventIds);

internal static class RecordSafetyAssessmentEndpoint
{
    public static void MapRecordSafetyAssessment(this IEndpointRouteBuilder patient) =>
        patient.MapPost("/safety-assessments", HandleAsync)
            .AsAddition("recordSafetyAssessment", Roles.Clinical)
            .WithSummary("Records how safe a patient is and what that means for dosing");

    private static Task<IResult> HandleAsync(
        Guid patientId, SafetyAssessmentRequest body, IncomingCommand incoming, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(async (work, token) =>
        {
            var assessment = new SafetyAssessed(
                id, body.By, body.RiskLevel, body.Disposition, body.DosingAdvice, body.ContactWithinHours,
                work.Caller.Actor, work.Now);
            var decided = await work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
                patientId, new RecordSafetyAssessment(assessment, work.Caller.Role == Roles.Prescriber), token);
            if (decided.Refusal is { } refusal)
                return refusal;
            await AnswerAlertAsync(work, decided.State, assessment, token);
            return Answered.Created(
                    $"/v1/patients/{patientId}/safety-assessments", decided.Revision,
                    new SafetyAssessmentView(
                        id, patientId, body.By, body.RiskLevel, body.Disposition, body.DosingAdvice, work.Now,
                        work.EventIds));
        }, ct);
    }

    /// <summary>It stands beside the alert of the last answers that asked for one, and says that it was seen.</summary>
    private static async Task AnswerAlertAsync(
        Work work, PatientMonitoring patient, SafetyAssessed assessment, CancellationToken ct)
    {
        if (patient.Scores.Where(s => AlertRules.Shipped.OfBand(s.Instrument, s.Severity) is not null)
            .MaxBy(s => s.TakenAt) is { } answered)
            await work.ApplyAsync(
                Triage.AlertOf(answered.ScoreId),
                new NoteAssessment(
                    assessment.AssessmentId, assessment.By, assessment.RiskLevel, assessment.DosingAdvice, work.Now,
                    work.Caller.Actor, work.Caller.Role), ct);
    }
}
