namespace Stillwater.Partners.Issuing;

/// <summary>Whom a token speaks for, and for how long.</summary>
/// <param name="Subject">The practitioner who acts, or the client when no person does.</param>
/// <param name="ClinicId">The one clinic the token reaches; none for operations.</param>
/// <param name="Sandbox">Whether that clinic is a sandbox, which makes its time a virtual one.</param>
internal sealed record Bearer(
    string Subject, string ClientId, string Role, string? ClinicId, bool Sandbox, TimeSpan Lifetime)
{
    public static readonly TimeSpan ClientLifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan PersonLifetime = TimeSpan.FromMinutes(15);
}

/// <summary>A token request that is refused, in the words of RFC 6749.</summary>
internal sealed record TokenRefusal(string Error, string Description);
