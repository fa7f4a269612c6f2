namespace Stillwater.Partners.Issuing;

/// <summary>What every access token of the platform has in common; services read it by these names.</summary>
internal static class TokenShape
{
    public const string Audience = "stillwater";
    public const string Type = "at+jwt";
    public const string Clinic = "clinic";
    public const string Sandbox = "sandbox";

    /// <summary>The specialty of the practitioner who acts, such as psychiatry.</summary>
    public const string Specialty = "specialty";

    /// <summary>The one patient whom the token reaches.</summary>
    public const string Patient = "patient";

    /// <summary>The one resource that the token is bound to.</summary>
    public const string Resource = "resource";
}
