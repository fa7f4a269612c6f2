namespace Stillwater.Contracts.Session.V1;

/// <summary>A dose has ended; this much was really given.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="GivenMg">Milligrams really given.</param>
/// <param name="MgPerKg">The same per kilogram of the weight that the plan was computed with.</param>
/// <param name="CumulativeMg">Milligrams of all doses of this session so far.</param>
/// <param name="OccurredAt">When the dose ended.</param>
public sealed record DoseGiven(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    string Drug,
    string Route,
    decimal GivenMg,
    decimal MgPerKg,
    decimal CumulativeMg,
    DateTimeOffset OccurredAt)
    : IContract;
