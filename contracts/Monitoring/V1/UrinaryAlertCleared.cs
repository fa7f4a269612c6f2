namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>The bladder of a patient has recovered: it no longer speaks against a dose.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="FindingId">The finding that is settled.</param>
/// <param name="RuleId">The rule that settles it.</param>
/// <param name="OccurredAt">When that was so.</param>
public sealed record UrinaryAlertCleared(Guid PatientId, Guid FindingId, string RuleId, DateTimeOffset OccurredAt)
    : IContract;
