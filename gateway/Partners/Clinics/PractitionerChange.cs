using Stillwater.Platform.Commands;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Clinics;

/// <summary>One change of a clinic's staff, as it was asked for.</summary>
/// <param name="Kind">registered or deactivated.</param>
/// <param name="Practitioner">Whom it is about.</param>
/// <param name="Reason">The closed reason, null where none is owed.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Key">The request's Idempotency-Key.</param>
/// <param name="Fingerprint">Keyed hash of what was asked.</param>
internal sealed record PractitionerChange(
    string Kind, Guid Practitioner, string? Reason, Caller Caller, string Key, byte[] Fingerprint)
{
    public const string Registered = "registered";
    public const string Deactivated = "deactivated";
}

/// <summary>Why a clinic's staff is not changed.</summary>
internal static class PractitionerRefusals
{
    public static readonly Refusal HandleTaken = new(
        "partners.handle-taken", RefusalKind.State, "A practitioner of this clinic has or had this handle.")
    {
        Field = new FieldFault("/handle", "a handle that the clinic has never used"),
    };

    public static readonly Refusal NotFirst = new(
        "partners.not-first-practitioner", RefusalKind.Role,
        "Operations register the first practitioner of a clinic; further ones are the medical director's.");

    public static readonly Refusal ClinicNeeded = new(
        "partners.clinic-needed", RefusalKind.Role, "The token names no clinic.");

    public static readonly Refusal Inactive = new(
        "partners.practitioner-inactive", RefusalKind.State, "The practitioner has left already.");

    public static readonly Refusal Oneself = new(
        "partners.own-deactivation", RefusalKind.Rule, "Nobody deactivates themselves; another medical director can.");

    public static readonly Refusal KeyReused = new(
        PlatformCodes.KeyReused, RefusalKind.Rule, "This Idempotency-Key has asked for something else.");
}
