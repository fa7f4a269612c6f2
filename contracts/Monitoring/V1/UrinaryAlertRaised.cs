namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>The bladder of a patient is worse than it may be: nothing is dosed until that is settled.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="FindingId">The finding; the alert has the same id.</param>
/// <param name="RuleIds">The rules that were crossed.</param>
/// <param name="Instrument">Instrument code, bpic-ss or icsi.</param>
/// <param name="Score">Its total.</param>
/// <param name="From">What it is compared with, null when nothing earlier is known.</param>
/// <param name="OccurredAt">When it was answered.</param>
public sealed record UrinaryAlertRaised(
    Guid PatientId, Guid FindingId, IReadOnlyList<string> RuleIds, string Instrument, int Score, int? From,
    DateTimeOffset OccurredAt)
    : IContract;
