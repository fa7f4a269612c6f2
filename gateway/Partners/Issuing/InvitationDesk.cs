using System.Text.Json;
using Stillwater.Partners.Fleet;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Issuing;

/// <summary>Whom an invitation makes of its holder: one role, for one patient and one resource, for a while.</summary>
/// <param name="Subject">The actor of what the guest does.</param>
/// <param name="Role">A role for people who are neither staff nor a clinic's system.</param>
/// <param name="PatientId">The one patient whom the token reaches.</param>
/// <param name="Resource">The one resource that the token is bound to.</param>
/// <param name="LifetimeMinutes">How long the token holds, minutes of real time, 1–1440.</param>
internal sealed record Guest(Guid Subject, string Role, Guid PatientId, Guid Resource, int LifetimeMinutes)
{
    private const int MaxMinutes = 1440;

    public TimeSpan Lifetime => TimeSpan.FromMinutes(Math.Clamp(LifetimeMinutes, 1, MaxMinutes));
}

/// <summary>
/// Hands an invitation's code to the service that gave it out: that service alone knows whom it invited, until when
/// and how often, and notes the use as a fact of its own.
/// </summary>
internal sealed class InvitationDesk(InternalCalls services)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What the code makes of its holder; null when it is unknown, used, expired or another clinic's.</summary>
    public async Task<Guest?> RedeemAsync(string code, string clinic, CancellationToken cancellation)
    {
        if (code.Split('.') is not [var service, var stream, var secret] || !Guid.TryParse(stream, out var invited))
            return null;

        var answer = await services.PutAsync(
            service, $"internal/invitations/{invited}/redemption", new { clinic, secret }, Patience, cancellation);
        var guest = answer is null ? null : JsonSerializer.Deserialize<Guest>(answer, JsonSerializerOptions.Web);
        return guest is { Role: Roles.Chaperone or Roles.Patient } ? guest : null;
    }
}
