namespace Stillwater.Contracts.Session.V1;

/// <summary>An adverse event was recorded, in a dosing session or outside one.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="AdverseEventId">The adverse event.</param>
/// <param name="PlanId">The plan under which it happened, null when there was none.</param>
/// <param name="SessionId">The dosing session in which it happened, null outside one.</param>
/// <param name="Term">Code of the term, such as hypoxia or dissociation.</param>
/// <param name="Grade">1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death.</param>
/// <param name="Serious">Whether it is serious by regulation, which its grade alone does not say.</param>
/// <param name="Relatedness">none, unlikely, possible, probable or definite.</param>
/// <param name="OccurredAt">When it began.</param>
public sealed record AdverseEventRecorded(
    Guid PatientId,
    Guid AdverseEventId,
    Guid? PlanId,
    Guid? SessionId,
    string Term,
    int Grade,
    bool Serious,
    string Relatedness,
    DateTimeOffset OccurredAt)
    : IContract;
