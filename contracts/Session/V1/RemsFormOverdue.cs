namespace Stillwater.Contracts.Session.V1;

/// <summary>A monitoring form was not submitted in its time: a compliance incident.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The session.</param>
/// <param name="FormId">The form.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="OccurredAt">When it became overdue, in the clinic's time.</param>
public sealed record RemsFormOverdue(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    Guid FormId,
    DateTimeOffset DueAt,
    DateTimeOffset OccurredAt)
    : IContract;
