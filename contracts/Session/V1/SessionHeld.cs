namespace Stillwater.Contracts.Session.V1;

/// <summary>Clearance was not given: no dose until every hold is released.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="RuleIds">The rules that hold it.</param>
/// <param name="OccurredAt">When it was held, in the clinic's time.</param>
public sealed record SessionHeld(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, IReadOnlyList<string> RuleIds, DateTimeOffset OccurredAt)
    : IContract;
