namespace Stillwater.Contracts.Integration.V1;

/// <summary>The platform has opened an integration journey with a signed plan.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="JourneyId">The integration journey.</param>
/// <param name="PlanId">The plan that it accompanies.</param>
/// <param name="OccurredAt">When it was opened, in the clinic's time.</param>
public sealed record JourneyOpened(Guid PatientId, Guid JourneyId, Guid PlanId, DateTimeOffset OccurredAt) : IContract;
