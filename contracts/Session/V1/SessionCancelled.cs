namespace Stillwater.Contracts.Session.V1;

/// <summary>A dosing session will not take place; its number in the series is free again.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="RuleIds">The rules that cancelled it, empty when a person did.</param>
/// <param name="ReasonCode">Why, by code; null when the rules say it.</param>
/// <param name="OccurredAt">When it was cancelled, in the clinic's time.</param>
public sealed record SessionCancelled(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    IReadOnlyList<string> RuleIds,
    string? ReasonCode,
    DateTimeOffset OccurredAt)
    : IContract;
