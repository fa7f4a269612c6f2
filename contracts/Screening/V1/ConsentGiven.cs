namespace Stillwater.Contracts.Screening.V1;

/// <summary>A patient, or who may sign for the patient, has consented to one purpose.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="ConsentId">The consent.</param>
/// <param name="Kind">treatment, off-label, esketamine, home-dosing, data-sharing, telehealth or marketing.</param>
/// <param name="DocumentVersion">Version of the text that was signed.</param>
/// <param name="Route">The route of administration it is bound to, null when it covers all.</param>
/// <param name="OccurredAt">When it was signed, in the clinic's time.</param>
/// <param name="Recipient">
/// For data-sharing: id or code of the care contact, site or clinic; null for all who treat the patient.
/// </param>
public sealed record ConsentGiven(
    Guid PatientId, Guid ConsentId, string Kind, string DocumentVersion, string? Route, DateTimeOffset OccurredAt,
    string? Recipient = null)
    : IContract;
