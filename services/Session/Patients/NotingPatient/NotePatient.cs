using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Patients.NotingPatient;

/// <summary>A later weight replaces an earlier one; an older one that comes late changes nothing.</summary>
public sealed record NoteWeight(Guid PatientId, decimal WeightKg, DateTimeOffset TakenAt)
    : ICommand<PatientNotes, PatientNote>
{
    public Decision<PatientNote> Decide(PatientNotes state, DateTimeOffset now) =>
        state.Weight?.TakenAt >= TakenAt
            ? Decision<PatientNote>.Nothing
            : new WeightNoted(PatientId, WeightKg, TakenAt);
}

/// <summary>A preparation session has taken place; the first one counts.</summary>
public sealed record NotePreparation(Guid PatientId, Guid JourneyId, DateTimeOffset HeldAt)
    : ICommand<PatientNotes, PatientNote>
{
    public Decision<PatientNote> Decide(PatientNotes state, DateTimeOffset now) =>
        state.Preparation is not null
            ? Decision<PatientNote>.Nothing
            : new PreparationNoted(PatientId, JourneyId, HeldAt);
}

/// <summary>The patient has read a text; which version is the one to read was judged where it was acknowledged.</summary>
public sealed record NoteEducation(Guid PatientId, string Topic, string TextVersion, DateTimeOffset ReadAt)
    : ICommand<PatientNotes, PatientNote>
{
    public Decision<PatientNote> Decide(PatientNotes state, DateTimeOffset now) => state.Read.Contains(Topic)
        ? Decision<PatientNote>.Nothing
        : new EducationNoted(PatientId, Topic, TextVersion, ReadAt);
}

/// <summary>A screening has ended; a later one replaces an earlier one.</summary>
public sealed record NoteScreening(
    Guid PatientId, IReadOnlyList<string> PermittedSettings, IReadOnlyList<string> RuleIds, DateTimeOffset DeterminedAt)
    : ICommand<PatientNotes, PatientNote>
{
    public Decision<PatientNote> Decide(PatientNotes state, DateTimeOffset now) =>
        state.Screening?.DeterminedAt >= DeterminedAt
            ? Decision<PatientNote>.Nothing
            : new ScreeningNoted(PatientId, PermittedSettings, RuleIds, DeterminedAt);
}

/// <summary>A safety assessment was recorded, once.</summary>
public sealed record NoteAssessment(AssessmentNoted Assessment) : ICommand<PatientNotes, PatientNote>
{
    public Decision<PatientNote> Decide(PatientNotes state, DateTimeOffset now) =>
        state.Assessments.Exists(a => a.AssessmentId == Assessment.AssessmentId)
            ? Decision<PatientNote>.Nothing
            : Assessment;
}
