namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>A person has to look at a patient. Never a diagnosis.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="AlertId">The alert.</param>
/// <param name="Kind">What is alarming, such as c-ssrs-high.</param>
/// <param name="Severity">high, moderate or low.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="Subjects">What it is about: a response, a session, a message.</param>
/// <param name="AckDueAt">Until when the first who is asked has to acknowledge.</param>
/// <param name="OccurredAt">When it was raised, in the clinic's time.</param>
/// <param name="Action">psychiatric-assessment or clinician-assessment; null when nothing in particular is asked for.</param>
/// <param name="ActBy">Until when that has to be done, null when nothing in particular is asked for.</param>
public sealed record SafetyAlertRaised(
    Guid PatientId,
    Guid AlertId,
    string Kind,
    string Severity,
    string RuleId,
    IReadOnlyList<Guid> Subjects,
    DateTimeOffset AckDueAt,
    DateTimeOffset OccurredAt,
    string? Action = null,
    DateTimeOffset? ActBy = null)
    : IContract;
