namespace Stillwater.Contracts.Session.V1;

/// <summary>A due reading was not there in time.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="Check">Which reading, such as vitals@20.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="LateBySeconds">How late the platform noticed, in seconds.</param>
/// <param name="Cause">not-taken, not-received or platform-down.</param>
/// <param name="OccurredAt">When it was recorded, in the clinic's time.</param>
public sealed record CheckMissed(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    string Check,
    DateTimeOffset DueAt,
    int LateBySeconds,
    string Cause,
    DateTimeOffset OccurredAt)
    : IContract;
