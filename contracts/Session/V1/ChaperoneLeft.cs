namespace Stillwater.Contracts.Session.V1;

/// <summary>A patient who has taken a dose at home is alone before the time is over: somebody must call.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The session.</param>
/// <param name="MinutesSinceDose">Minutes since the dose.</param>
/// <param name="OccurredAt">When the chaperone left, in the clinic's time.</param>
public sealed record ChaperoneLeft(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    int MinutesSinceDose,
    DateTimeOffset OccurredAt)
    : IContract;
