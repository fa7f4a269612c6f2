namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>Somebody of a role has to do something for a patient.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">What has to be done, such as outreach.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="AssigneeRole">The role that does it.</param>
/// <param name="DueAt">When its time comes.</param>
/// <param name="OverdueAt">When it is late.</param>
/// <param name="SubjectId">What it is about, null when it is about the patient.</param>
/// <param name="OccurredAt">When it was opened, in the clinic's time.</param>
public sealed record TaskOpened(
    Guid PatientId,
    Guid TaskId,
    string Kind,
    string RuleId,
    string AssigneeRole,
    DateTimeOffset DueAt,
    DateTimeOffset OverdueAt,
    Guid? SubjectId,
    DateTimeOffset OccurredAt)
    : IContract;
