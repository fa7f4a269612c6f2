namespace Stillwater.Contracts.Session.V1;

/// <summary>What was told of a dose was wrong; this is what was really given.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The dosing session.</param>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="FormerGivenMg">Milligrams that were told before.</param>
/// <param name="GivenMg">Milligrams really given.</param>
/// <param name="MgPerKg">The same per kilogram of the weight of the plan.</param>
/// <param name="OccurredAt">When it was corrected, in the clinic's time.</param>
public sealed record DoseCorrected(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int Number,
    string Drug,
    string Route,
    decimal FormerGivenMg,
    decimal GivenMg,
    decimal MgPerKg,
    DateTimeOffset OccurredAt)
    : IContract;
