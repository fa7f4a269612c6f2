namespace Stillwater.Contracts.Session.V1;

/// <summary>The conditions for a dose at home were not met: it stays locked.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Unmet">Codes of what was not met.</param>
/// <param name="Failures">How often it has failed in this course.</param>
/// <param name="ReviewDue">Whether dosing at home is to be reviewed because of it.</param>
/// <param name="OccurredAt">When it was tried, in the clinic's time.</param>
public sealed record HomeGateFailed(
    Guid PatientId,
    Guid PlanId,
    Guid SessionId,
    IReadOnlyList<string> Unmet,
    int Failures,
    bool ReviewDue,
    DateTimeOffset OccurredAt)
    : IContract;
