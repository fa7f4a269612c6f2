namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A check, drill, approval, training or attestation was recorded for a site.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Kind">equipment-check, emergency-drill, protocol-approval, training or rems-attestation.</param>
/// <param name="Passed">Whether every item that the kind asks for was there and in order.</param>
/// <param name="FailedItems">Codes of the items that were not.</param>
/// <param name="DoneAt">When it was done.</param>
/// <param name="ValidUntil">Until when it counts; from then on a new one is owed.</param>
/// <param name="OccurredAt">When it was done, in the clinic's time.</param>
public sealed record SiteSafetyRecorded(
    Guid SiteId,
    Guid RecordId,
    string Kind,
    bool Passed,
    IReadOnlyList<string> FailedItems,
    DateTimeOffset DoneAt,
    DateTimeOffset ValidUntil,
    DateTimeOffset OccurredAt)
    : IContract
{
    Guid IContract.PatientId => Guid.Empty;
}
