namespace Stillwater.Contracts.Session.V1;

/// <summary>A monitoring form has not been submitted by the end of a day of reminding.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The session.</param>
/// <param name="FormId">The form.</param>
/// <param name="Day">Days since the session: 3 or 6.</param>
/// <param name="DueAt">Until when it is submitted.</param>
/// <param name="OccurredAt">When the day ended, in the clinic's time.</param>
public sealed record RemsFormReminderDue(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    Guid FormId,
    int Day,
    DateTimeOffset DueAt,
    DateTimeOffset OccurredAt)
    : IContract;
