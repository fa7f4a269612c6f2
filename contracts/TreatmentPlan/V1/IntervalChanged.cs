namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A prescriber has changed how far apart the maintenance sessions are.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="FromWeeks">Weeks between sessions until now.</param>
/// <param name="IntervalWeeks">Weeks between sessions from now on.</param>
/// <param name="DecidedBy">The prescriber.</param>
/// <param name="OccurredAt">When it was decided, in the clinic's time.</param>
public sealed record IntervalChanged(
    Guid PatientId, Guid PlanId, int FromWeeks, int IntervalWeeks, Guid DecidedBy, DateTimeOffset OccurredAt)
    : IContract;
