namespace Stillwater.Contracts.Session.V1;

/// <summary>A monitoring form has gone to the REMS.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The session.</param>
/// <param name="FormId">The form.</param>
/// <param name="Compliant">Whether it was whole, in time, and after two hours of monitoring.</param>
/// <param name="OccurredAt">When it was submitted, in the clinic's time.</param>
public sealed record RemsFormSubmitted(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    Guid FormId,
    bool Compliant,
    DateTimeOffset OccurredAt)
    : IContract;
