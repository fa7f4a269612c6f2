namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>A patient's follow-up was not done in its time: an instrument not answered, a contact not made.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="TaskId">The task that asked for it.</param>
/// <param name="Kind">instrument or follow-up-24h.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="Instrument">The instrument that was not answered, null for a contact.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Cause">not-taken: nobody has done it; platform-down: the platform was away.</param>
/// <param name="OccurredAt">When it became overdue, in the clinic's time.</param>
public sealed record CheckInMissed(
    Guid PatientId,
    Guid TaskId,
    string Kind,
    string RuleId,
    string? Instrument,
    DateTimeOffset DueAt,
    string Cause,
    DateTimeOffset OccurredAt)
    : IContract;
