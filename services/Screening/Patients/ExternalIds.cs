using Stillwater.Platform.Privacy;

namespace Stillwater.Screenings.Patients;

/// <summary>
/// A clinic's own id of a patient is looked up by a keyed hash, which says nothing without the clinic's key.
/// </summary>
internal static class ExternalIds
{
    public const string Claim = "patient-external-id";

    public static async ValueTask<string> KeyAsync(
        Sealer sealer, string clinic, string externalId, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(
            await sealer.LookupHashAsync(
                clinic, "external-id", externalId.Trim().ToUpperInvariant(), cancellationToken));
}
