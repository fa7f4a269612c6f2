using Microsoft.EntityFrameworkCore;
using Stillwater.Partners.Clinics;
using Stillwater.Platform.Tenancy;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Stillwater.Partners.Issuing;

/// <summary>
/// Finds whom an authenticated client may speak for: its registration decides, the request only chooses.
/// </summary>
internal sealed class Bearers(PartnersContext directory, InvitationDesk invitations)
{
    private static readonly TokenRefusal UnknownPractitioner =
        new(Errors.InvalidRequest, "The practitioner is not an active member of this clinic.");

    private static readonly TokenRefusal NoPatient =
        new(Errors.InvalidRequest, "The patient is named by the id that the platform gave.");

    private static readonly TokenRefusal UnknownInvitation =
        new(Errors.InvalidGrant, "The invitation is unknown, used or expired.");

    private static readonly TokenRefusal OnePerson =
        new(Errors.InvalidRequest, "A token speaks for one person: practitioner, patient or invitation.");

    private static readonly TokenRefusal NamesNobody =
        new(Errors.InvalidRequest, "This client speaks for a patient or by an invitation, never for itself.");

    private static readonly TokenRefusal NotThem =
        new(Errors.UnauthorizedClient, "This client may not act for such a person.");

    private static readonly TokenRefusal ClinicNotGranted =
        new(Errors.UnauthorizedClient, "This client may not speak for that clinic.");

    public async Task<(Bearer? Bearer, TokenRefusal? Refusal)> FindAsync(
        string clientId, TokenWish wish, CancellationToken cancellation)
    {
        var access = await directory.ClientAccess.AsNoTracking()
            .SingleAsync(known => known.ClientId == clientId, cancellation);
        if (BeyondRights(access, wish) is { } refusal) return (null, refusal);

        var clinicId = access.ClinicId ?? wish.Clinic;
        var sandbox = await directory.Clinics.AnyAsync(known => known.Id == clinicId && known.Sandbox, cancellation);
        var itself = new Bearer(clientId, clientId, access.Role, clinicId, sandbox, Bearer.ClientLifetime);
        return wish switch
        {
            { Practitioner: { } named } => await PersonAsync(named, clinicId!, cancellation) is { } person
                ? (ForStaff(itself, person), null)
                : (null, UnknownPractitioner),
            { Patient: { } named } => Guid.TryParse(named, out var patient)
                ? (ForPatient(itself, patient), null)
                : (null, NoPatient),
            { Invitation: { } code } => await invitations.RedeemAsync(code, clinicId!, cancellation) is { } guest
                ? (ForGuest(itself, guest), null)
                : (null, UnknownInvitation),
            _ => (itself, null),
        };
    }

    private static TokenRefusal? BeyondRights(ClientAccess access, TokenWish wish) => wish switch
    {
        { Practitioner: not null } when !access.ActsForStaff => NotThem,
        { Patient: not null } or { Invitation: not null } when !access.ActsForPatients => NotThem,
        { Clinic: { } clinic } when clinic != access.ClinicId && !access.GrantedClinics.Contains(clinic) =>
            ClinicNotGranted,
        { Persons: > 1 } => OnePerson,
        { Persons: 0 } when access.Role == Roles.Patient => NamesNobody,
        _ => null,
    };

    private static Bearer ForStaff(Bearer client, Practitioner person) => client with
    {
        Subject = $"{person.Id}",
        Role = person.Role,
        Specialty = person.Specialty,
        Lifetime = Bearer.PersonLifetime,
    };

    private static Bearer ForPatient(Bearer client, Guid patient) => client with
    {
        Subject = $"{patient}",
        Role = Roles.Patient,
        Patient = patient,
        Lifetime = Bearer.PersonLifetime,
    };

    private static Bearer ForGuest(Bearer client, Guest guest) => client with
    {
        Subject = $"{guest.Subject}",
        Role = guest.Role,
        Patient = guest.PatientId,
        Resource = guest.Resource,
        Lifetime = guest.Lifetime,
    };

    private Task<Practitioner?> PersonAsync(string idOrHandle, string clinicId, CancellationToken cancellation)
    {
        var staff = directory.Practitioners.AsNoTracking().Where(known => known.ClinicId == clinicId && known.Active);
        return Guid.TryParse(idOrHandle, out var id)
            ? staff.SingleOrDefaultAsync(known => known.Id == id, cancellation)
            : staff.SingleOrDefaultAsync(known => known.Handle == idOrHandle, cancellation);
    }
}
