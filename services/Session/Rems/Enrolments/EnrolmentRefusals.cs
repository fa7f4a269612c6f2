using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Rems.Enrolments;

/// <summary>Why the REMS enrolment says no.</summary>
internal static class EnrolmentRefusals
{
    public static readonly Refusal NotVerified = new(
        "session.rems-not-verified", RefusalKind.Rule,
        "Esketamine is dispensed after the patient's enrolment was verified as active for this session.");

    public static readonly Refusal SiteNotCertified = new(
        "session.rems-site-not-certified", RefusalKind.Rule, "The site has no live REMS certification.");

    public static readonly Refusal AlreadyEnrolling = new(
        "session.rems-enrolment-exists", RefusalKind.State, "The patient has an enrolment that has not been withdrawn.");

    public static readonly Refusal UnknownAcknowledgement = new(
        "session.rems-acknowledgement-unknown", RefusalKind.Rule, "The enrolment has no such acknowledgement.");

    public static readonly Refusal NotSubmittable = new(
        "session.rems-not-submittable", RefusalKind.State, "Only a draft or an inactive enrolment is submitted.");

    public static readonly Refusal Incomplete = new(
        "session.rems-incomplete", RefusalKind.Rule, "The enrolment lacks signatures or acknowledgements; see unmet.");

    public static readonly Refusal NotSubmitted = new(
        "session.rems-not-submitted", RefusalKind.State, "No submission waits for a confirmation.");

    public static readonly Refusal NotEnrolled = new(
        "session.rems-not-enrolled", RefusalKind.State, "The patient is not enrolled; submit and confirm first.");

    public static readonly Refusal InFuture = new(
        "session.time-in-future", RefusalKind.Rule, "A fact cannot be reported before it has happened.");
}
