using System.ComponentModel.DataAnnotations;

namespace Stillwater.Sessions.Rems.Enrolments;

/// <summary>Drafts a patient's enrolment.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PrescriberId">Who prescribes.</param>
/// <param name="SiteId">The certified site.</param>
/// <param name="Acknowledgements">What the patient acknowledges, by code: medication-guide, self-administration-observed,
/// monitoring-two-hours, no-driving-until-next-day, transport-arranged, tells-other-medicines and
/// misuse-and-sharing-understood; all are needed to submit.</param>
/// <param name="PatientSignature">The patient's or representative's; needed to submit.</param>
/// <param name="PrescriberSignature">The prescriber's, attesting that she has counselled; needed to submit.</param>
public sealed record EnrolmentRequest(
    Guid PatientId,
    Guid PrescriberId,
    Guid SiteId,
    [property: MaxLength(20)] IReadOnlyList<string> Acknowledgements,
    SignatureRequest? PatientSignature = null,
    SignatureRequest? PrescriberSignature = null);

/// <summary>A signature; the name is kept closed.</summary>
/// <param name="Name">As signed, 1–200 characters.</param>
/// <param name="SignedAt">When.</param>
public sealed record SignatureRequest([property: StringLength(200, MinimumLength = 1)] string Name, DateTimeOffset SignedAt);

/// <summary>The form has gone to the REMS.</summary>
/// <param name="SubmittedAt">When; not in the future.</param>
/// <param name="Via">portal, fax or phone.</param>
public sealed record EnrolmentSubmissionRequest(
    DateTimeOffset SubmittedAt, [property: AllowedValues("portal", "fax", "phone")] string Via = "portal");

/// <summary>The REMS has confirmed the patient.</summary>
/// <param name="RemsId">Its id of the patient, 1–64 characters; kept closed.</param>
/// <param name="ConfirmedOn">When; not in the future.</param>
public sealed record EnrolmentConfirmationRequest(
    [property: StringLength(64, MinimumLength = 1)] string RemsId, DateOnly ConfirmedOn);

/// <summary>The enrolment was looked up before a dispensing.</summary>
/// <param name="SessionId">The session that is to dispense; the look-up is good for it alone.</param>
/// <param name="Result">active, inactive or not-found.</param>
/// <param name="CheckedAt">When; not in the future.</param>
/// <param name="CheckedBy">The practitioner who looked.</param>
/// <param name="Reference">The REMS's own reference, up to 64 characters; kept closed.</param>
public sealed record EnrolmentVerificationRequest(
    Guid SessionId,
    [property: AllowedValues("active", "inactive", "not-found")] string Result,
    DateTimeOffset CheckedAt,
    Guid CheckedBy,
    [property: StringLength(64, MinimumLength = 1)] string? Reference = null);

/// <summary>The patient leaves the programme.</summary>
/// <param name="ReasonCode">patient-choice, treatment-ended, transfer or error.</param>
public sealed record EnrolmentWithdrawalRequest(
    [property: AllowedValues("patient-choice", "treatment-ended", "transfer", "error")] string ReasonCode);
