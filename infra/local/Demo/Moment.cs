namespace Stillwater.Local.Demo;

/// <summary>One line of a course: somebody did something, or the platform concluded something from it.</summary>
/// <param name="At">The clinic's time.</param>
/// <param name="Who">The practitioner, or the service that concluded.</param>
/// <param name="What">In words, without what identifies the patient.</param>
/// <param name="Kind">Whether it is a deed, a conclusion or a turning point.</param>
public sealed record Moment(DateTimeOffset At, string Who, string What, MomentKind Kind);

/// <summary>What a line of a course is.</summary>
public enum MomentKind
{
    Deed,
    Conclusion,
    TurningPoint,
}

/// <summary>What a course came to.</summary>
/// <param name="Phq9">PHQ-9 at screening and after each session.</param>
/// <param name="Classes">The outcome after each session.</param>
public sealed record CourseResult(
    Guid PatientId, Guid ScreeningId, Guid PlanId, Guid JourneyId, IReadOnlyList<Guid> Sessions, IReadOnlyList<int> Phq9,
    IReadOnlyList<string> Classes, string PlanState);

/// <summary>A patient whose plan is signed and who is prepared for her first session.</summary>
/// <param name="Phq9">Id of the PHQ-9 at screening and when it was answered.</param>
public sealed record PlannedPatient(
    Guid PatientId, Guid ScreeningId, Guid PlanId, Guid JourneyId, (Guid? Id, DateTimeOffset TakenAt) Phq9);
