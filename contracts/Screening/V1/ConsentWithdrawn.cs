namespace Stillwater.Contracts.Screening.V1;

/// <summary>A consent no longer holds, from this moment on.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="ConsentId">The consent that was withdrawn.</param>
/// <param name="Kind">treatment, off-label, esketamine, home-dosing, data-sharing, telehealth or marketing.</param>
/// <param name="Route">The route of administration that it was bound to, null when it covered all.</param>
/// <param name="OccurredAt">When it was withdrawn, in the clinic's time.</param>
/// <param name="Recipient">
/// For data-sharing: id or code of the care contact, site or clinic; null for all who treat the patient.
/// </param>
public sealed record ConsentWithdrawn(
    Guid PatientId, Guid ConsentId, string Kind, string? Route, DateTimeOffset OccurredAt, string? Recipient = null)
    : IContract;
