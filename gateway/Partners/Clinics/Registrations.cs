namespace Stillwater.Partners.Clinics;

/// <summary>A partner clinic, which is a tenant: its slug is the tenant id in every service.</summary>
public sealed record Clinic(string Id, string Name, bool Sandbox, string TimeZone);

/// <summary>A person who acts for one clinic; the handle is what the clinic's own system calls them.</summary>
public sealed record Practitioner(
    Guid Id, string ClinicId, string Handle, string Title, string Role, string? Specialty, bool Active)
{
    /// <summary>The name, closed under the clinic's key; seeded staff have none.</summary>
    public string? ClosedName { get; init; }
}

/// <summary>What a client may ask a token for; its secret is the issuer's business and is not here.</summary>
/// <param name="Role">The role of its tokens when no person acts.</param>
/// <param name="ClinicId">The clinic that every token of it speaks for; none for the platform's own clients.</param>
/// <param name="ActsForStaff">Whether it may name a practitioner of its clinic as the actor.</param>
/// <param name="ActsForPatients">
/// Whether it may name a patient as the actor, or redeem an invitation: a clinic's app for the people at home.
/// </param>
/// <param name="GrantedClinics">The clinics, one a token, that a client without a clinic may ask for.</param>
public sealed record ClientAccess(
    string ClientId, string Role, string? ClinicId, bool ActsForStaff, bool ActsForPatients, string[] GrantedClinics);
