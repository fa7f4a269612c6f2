using Stillwater.Contracts.Integration.V1;
using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Patients.NotingPatient;

namespace Stillwater.Sessions.Reactions;

/// <summary>A patient was screened, weighed or assessed, or is prepared for her first dose.</summary>
internal static class OnPatientNote
{
    private const string Preparation = "preparation";

    public static async Task ScreenAsync(
        EligibilityDetermined fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        await NoteAsync(
            fact.PatientId, new NoteWeight(fact.PatientId, fact.WeightKg, fact.WeightTakenAt), work, cancellationToken);
        string[] rules = [.. (fact.Findings ?? []).Select(f => f.RuleId)];
        await NoteAsync(
            fact.PatientId, new NoteScreening(fact.PatientId, fact.PermittedSettings, rules, fact.OccurredAt), work,
            cancellationToken);
    }

    public static Task AssessAsync(
        SafetyAssessmentRecorded fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(
            fact.PatientId,
            new NoteAssessment(new AssessmentNoted(
                fact.PatientId, fact.AssessmentId, fact.By, fact.RiskLevel, fact.DosingAdvice, fact.OccurredAt)),
            work, cancellationToken);

    public static Task MeasureAsync(
        MeasurementRecorded fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(fact.PatientId, new NoteWeight(fact.PatientId, fact.WeightKg, fact.OccurredAt), work, cancellationToken);

    public static Task PrepareAsync(
        IntegrationCompleted fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        fact.Kind == Preparation
            ? NoteAsync(
                fact.PatientId, new NotePreparation(fact.PatientId, fact.JourneyId, fact.OccurredAt), work,
                cancellationToken)
            : Task.CompletedTask;

    public static Task ReadAsync(
        EducationAcknowledged fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(
            fact.PatientId, new NoteEducation(fact.PatientId, fact.Topic, fact.Version, fact.OccurredAt), work,
            cancellationToken);

    private static async Task NoteAsync(
        Guid patient, ICommand<PatientNotes, PatientNote> command, Work work, CancellationToken cancellationToken) =>
        (await work.ApplyOrStartAsync(PatientNotes.StreamOf(patient), command, cancellationToken)).OrPark();
}
