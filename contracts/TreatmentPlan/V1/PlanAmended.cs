namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>
/// A signed plan has been changed. The new limits follow in <see cref="PlanSigned"/> of the same version.
/// </summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Version">Version of the plan that holds from now on.</param>
/// <param name="Changes">What changed: dose, route, setting, course, extra-sessions or phase.</param>
/// <param name="Sessions">Sessions of the induction series from now on.</param>
/// <param name="Phase">Place of the phase that the course is in from now on, null when it did not change.</param>
/// <param name="SignedBy">The prescriber.</param>
/// <param name="OccurredAt">When it was signed, in the clinic's time.</param>
public sealed record PlanAmended(
    Guid PatientId,
    Guid PlanId,
    int Version,
    IReadOnlyList<string> Changes,
    int Sessions,
    int? Phase,
    Guid SignedBy,
    DateTimeOffset OccurredAt)
    : IContract;
