namespace Stillwater.Contracts.Session.V1;

/// <summary>Something is alarming in a running session.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="Alarm">The alarm's number in the session, from 1.</param>
/// <param name="Code">What is alarming, such as spo2, blood-pressure-high, check-missed or transfer-decision.</param>
/// <param name="Level">warn or critical.</param>
/// <param name="RuleId">The limit that was passed.</param>
/// <param name="Value">The value, in the unit of its measure; null when none was measured.</param>
/// <param name="SeenAt">When it was so.</param>
/// <param name="OccurredAt">When the platform said so, in the clinic's time.</param>
public sealed record AlarmRaised(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    int Alarm,
    string Code,
    string Level,
    string RuleId,
    decimal? Value,
    DateTimeOffset SeenAt,
    DateTimeOffset OccurredAt)
    : IContract;
