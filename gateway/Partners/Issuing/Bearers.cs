using Microsoft.EntityFrameworkCore;
using Stillwater.Partners.Clinics;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Stillwater.Partners.Issuing;

/// <summary>
/// Finds whom an authenticated client may speak for: its registration decides, the request only chooses.
/// </summary>
internal sealed class Bearers(PartnersContext directory)
{
    private static readonly TokenRefusal UnknownPractitioner =
        new(Errors.InvalidRequest, "The practitioner is not an active member of this clinic.");

    private static readonly TokenRefusal ActsForNobody =
        new(Errors.UnauthorizedClient, "This client may not act for staff.");

    private static readonly TokenRefusal ClinicNotGranted =
        new(Errors.UnauthorizedClient, "This client may not speak for that clinic.");

    public async Task<(Bearer? Bearer, TokenRefusal? Refusal)> FindAsync(
        string clientId, string? practitioner, string? clinic, CancellationToken cancellation)
    {
        var access = await directory.ClientAccess.AsNoTracking()
            .SingleAsync(known => known.ClientId == clientId, cancellation);
        if (practitioner is not null && !access.ActsForStaff) return (null, ActsForNobody);
        if (clinic is not null && clinic != access.ClinicId && !access.GrantedClinics.Contains(clinic))
            return (null, ClinicNotGranted);

        var clinicId = access.ClinicId ?? clinic;
        var sandbox = await directory.Clinics.AnyAsync(known => known.Id == clinicId && known.Sandbox, cancellation);
        var itself = new Bearer(clientId, clientId, access.Role, clinicId, sandbox, Bearer.ClientLifetime);
        if (practitioner is null) return (itself, null);

        if (await PersonAsync(practitioner, clinicId!, cancellation) is not { } person)
            return (null, UnknownPractitioner);

        return (itself with { Subject = $"{person.Id}", Role = person.Role, Lifetime = Bearer.PersonLifetime }, null);
    }

    private Task<Practitioner?> PersonAsync(string idOrHandle, string clinicId, CancellationToken cancellation)
    {
        var staff = directory.Practitioners.AsNoTracking().Where(known => known.ClinicId == clinicId && known.Active);
        return Guid.TryParse(idOrHandle, out var id)
            ? staff.SingleOrDefaultAsync(known => known.Id == id, cancellation)
            : staff.SingleOrDefaultAsync(known => known.Handle == idOrHandle, cancellation);
    }
}
