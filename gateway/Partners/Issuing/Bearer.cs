namespace Stillwater.Partners.Issuing;

/// <summary>Whom a token speaks for, and for how long.</summary>
/// <param name="Subject">The practitioner who acts, or the client when no person does.</param>
/// <param name="ClinicId">The one clinic the token reaches; none for operations.</param>
/// <param name="Sandbox">Whether that clinic is a sandbox, which makes its time a virtual one.</param>
internal sealed record Bearer(
    string Subject, string ClientId, string Role, string? ClinicId, bool Sandbox, TimeSpan Lifetime)
{
    /// <summary>The specialty of the practitioner who acts; null when none is registered, or no person acts.</summary>
    public string? Specialty { get; init; }

    /// <summary>The one patient whom the token reaches; null when it reaches the clinic's.</summary>
    public Guid? Patient { get; init; }

    /// <summary>The one resource that the token is bound to; null when it is bound to none.</summary>
    public Guid? Resource { get; init; }

    public static readonly TimeSpan ClientLifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan PersonLifetime = TimeSpan.FromMinutes(15);
}

/// <summary>What a client asks beside its own identity; at most one of the three that name a person.</summary>
/// <param name="Practitioner">Id or handle of a member of staff.</param>
/// <param name="Patient">Id of a patient.</param>
/// <param name="Invitation">A code that a service has given to somebody, once.</param>
/// <param name="Clinic">The clinic, for a client without one.</param>
internal sealed record TokenWish(string? Practitioner, string? Patient, string? Invitation, string? Clinic)
{
    public int Persons => ((string?[])[Practitioner, Patient, Invitation]).Count(named => named is not null);
}

/// <summary>A token request that is refused, in the words of RFC 6749.</summary>
internal sealed record TokenRefusal(string Error, string Description);
