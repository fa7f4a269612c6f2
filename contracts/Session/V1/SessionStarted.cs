namespace Stillwater.Contracts.Session.V1;

/// <summary>The first dose of a session has begun.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="OccurredAt">When the dose began.</param>
public sealed record SessionStarted(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, string Drug, string Route, DateTimeOffset OccurredAt) : IContract;
