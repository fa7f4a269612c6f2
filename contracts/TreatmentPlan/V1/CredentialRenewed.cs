namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>New licences of a holder were seen; the standing replaces the earlier one as a whole.</summary>
/// <param name="CredentialId">The credential.</param>
/// <param name="Standing">What the holder is licensed for from now on.</param>
/// <param name="OccurredAt">When it was renewed, in the clinic's time.</param>
public sealed record CredentialRenewed(
    Guid CredentialId, CredentialStanding Standing, DateTimeOffset OccurredAt) : IContract
{
    Guid IContract.PatientId => Guid.Empty;
}
