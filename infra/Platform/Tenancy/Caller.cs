using System.Security.Claims;

namespace Stillwater.Platform.Tenancy;

/// <summary>Who acts, for which clinic. Comes from the token, or is the service itself; never from a body or header.</summary>
/// <param name="Clinic">The tenant.</param>
/// <param name="Actor">Id of the person, else of the client, else <c>service:name</c>.</param>
/// <param name="Client">The clinic's system that sent the request.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Sandbox">Whether the clinic lives on a virtual clock.</param>
public sealed record Caller(string Clinic, string Actor, string Client, string Role, bool Sandbox)
{
    /// <summary>The one patient whom the token reaches; null when it reaches those of the whole clinic.</summary>
    public Guid? Patient { get; init; }

    /// <summary>The one resource that the token is bound to, such as a session; null when it is bound to none.</summary>
    public Guid? Resource { get; init; }

    /// <summary>Reads a validated token. A token without a clinic has an empty one and sees no patient.</summary>
    public static Caller From(ClaimsPrincipal token) => new(
        token.FindFirstValue("clinic") ?? "", token.FindFirstValue("sub") ?? "", token.FindFirstValue("client_id") ?? "",
        token.FindFirstValue("role") ?? "", token.FindFirstValue("sandbox") == "true")
    {
        Patient = Only(token, "patient", Roles.Patient, Roles.Chaperone),
        Resource = Only(token, "resource", Roles.Chaperone),
    };

    /// <summary>Whether content of a patient, or of nobody, is within the token.</summary>
    public bool Reaches(Guid patient) => Patient is null || patient == Guid.Empty || patient == Patient;

    /// <summary>A role that always speaks for one thing reaches nothing when its token does not say which.</summary>
    private static Guid? Only(ClaimsPrincipal token, string claim, params string[] roles) =>
        Guid.TryParse(token.FindFirstValue(claim), out var only) ? only
            : roles.Contains(token.FindFirstValue("role")) ? Guid.AllBitsSet : null;

    /// <summary>The service as the actor of what it concludes from another service's fact or a due time.</summary>
    public static Caller Service(string clinic, string service, bool sandbox) =>
        new(clinic, $"service:{service}", service, Roles.Platform, sandbox);
}

/// <summary>The roles that a token can carry.</summary>
public static class Roles
{
    public const string Prescriber = "prescriber";
    public const string Clinician = "clinician";
    public const string Therapist = "therapist";
    public const string FrontDesk = "front-desk";
    public const string MedicalDirector = "medical-director";
    public const string Ops = "ops";
    public const string Auditor = "auditor";
    public const string Client = "client";
    public const string Patient = "patient";
    public const string Chaperone = "chaperone";
    public const string Platform = "platform";

    /// <summary>Everyone who treats or administers patients at a clinic.</summary>
    public static readonly string[] Staff = [Prescriber, Clinician, Therapist, FrontDesk, MedicalDirector];

    /// <summary>Who may observe, score and dose.</summary>
    public static readonly string[] Clinical = [Prescriber, Clinician, MedicalDirector];

    /// <summary>Staff, and the clinic's own system without a person.</summary>
    public static readonly string[] StaffOrClient = [.. Staff, Client];
}
