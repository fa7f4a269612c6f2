namespace Stillwater.Contracts.Session.V1;

/// <summary>What was told of an adverse event was wrong; this is what holds now.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="AdverseEventId">The adverse event.</param>
/// <param name="PlanId">The plan under which it happened.</param>
/// <param name="SessionId">The dosing session in which it happened.</param>
/// <param name="Term">Code of the term, such as hypoxia or dissociation.</param>
/// <param name="FormerGrade">The grade that was told before.</param>
/// <param name="Grade">1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death.</param>
/// <param name="Serious">Whether it is serious by regulation.</param>
/// <param name="Relatedness">none, unlikely, possible, probable or definite.</param>
/// <param name="OccurredAt">When it was corrected, in the clinic's time.</param>
public sealed record AdverseEventCorrected(
    Guid PatientId,
    Guid AdverseEventId,
    Guid PlanId,
    Guid SessionId,
    string Term,
    int FormerGrade,
    int Grade,
    bool Serious,
    string Relatedness,
    DateTimeOffset OccurredAt)
    : IContract;
