namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A prescriber has moved a plan from induction to maintenance.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="IntervalWeeks">Weeks between maintenance sessions.</param>
/// <param name="DecidedBy">The prescriber.</param>
/// <param name="OccurredAt">When it was decided, in the clinic's time.</param>
public sealed record MaintenanceStarted(
    Guid PatientId, Guid PlanId, int IntervalWeeks, Guid DecidedBy, DateTimeOffset OccurredAt) : IContract;
