using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Rems.Enrolments;

/// <summary>A patient's enrolment is drafted once while it lives.</summary>
public sealed record DraftEnrolment(EnrolmentDrafted Form, AccountRuleSet Rules) : ICommand<Enrolment, EnrolmentEvent>
{
    public Decision<EnrolmentEvent> Decide(Enrolment state, DateTimeOffset now) =>
        Form.Acknowledgements.Except(Rules.Rems.Acknowledgements.Value).FirstOrDefault() is not null
            ? EnrolmentRefusals.UnknownAcknowledgement.On(
                "/acknowledgements", string.Join(", ", Rules.Rems.Acknowledgements.Value))
            : Form;
}

/// <summary>
/// A complete form goes to the REMS: a first one, or again for a patient whom it no longer has as active.
/// </summary>
public sealed record SubmitEnrolment(string Via, DateTimeOffset SubmittedAt, AccountRuleSet Rules)
    : ICommand<Enrolment, EnrolmentEvent>
{
    public Decision<EnrolmentEvent> Decide(Enrolment state, DateTimeOffset now)
    {
        if (state.State is not (EnrolmentState.Draft or EnrolmentState.Inactive))
            return EnrolmentRefusals.NotSubmittable;
        if (Rules.IsAhead(SubmittedAt, now))
            return EnrolmentRefusals.InFuture.On("/submittedAt", "now or earlier");
        if (Missing(state.Form!).ToArray() is { Length: > 0 } missing)
            return EnrolmentRefusals.Incomplete with { Unmet = missing };
        return new EnrolmentSubmitted(state.PatientId, Via, SubmittedAt);
    }

    private IEnumerable<string> Missing(EnrolmentDrafted form) =>
        Rules.Rems.Acknowledgements.Value.Except(form.Acknowledgements)
            .Concat(form.PatientSignature is null ? ["patient-signature"] : [])
            .Concat(form.PrescriberSignature is null ? ["prescriber-signature"] : []);
}

/// <summary>The REMS has answered a submission.</summary>
public sealed record ConfirmEnrolment(Sealed<string> RemsId, DateOnly ConfirmedOn, AccountRuleSet Rules)
    : ICommand<Enrolment, EnrolmentEvent>
{
    public Decision<EnrolmentEvent> Decide(Enrolment state, DateTimeOffset now) => state.State switch
    {
        not EnrolmentState.Submitted => EnrolmentRefusals.NotSubmitted,
        _ when ConfirmedOn > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1) =>
            EnrolmentRefusals.InFuture.On("/confirmedOn", "today or earlier"),
        _ => new EnrolmentConfirmed(state.PatientId, RemsId, ConfirmedOn),
    };
}

/// <summary>What the REMS says of the patient before one dispensing; anything but active makes the enrolment inactive.</summary>
public sealed record VerifyEnrolment(
    Guid VerificationId, Guid SessionId, Guid SessionPatient, string Result, DateTimeOffset CheckedAt, Guid CheckedBy,
    Sealed<string>? Reference, AccountRuleSet Rules) : ICommand<Enrolment, EnrolmentEvent>
{
    public Decision<EnrolmentEvent> Decide(Enrolment state, DateTimeOffset now) => state.State switch
    {
        not (EnrolmentState.Enrolled or EnrolmentState.Inactive) => EnrolmentRefusals.NotEnrolled,
        EnrolmentState.Inactive when Result == EnrolmentVerified.Active => EnrolmentRefusals.NotEnrolled,
        _ when SessionPatient != state.PatientId => PlatformCodes.NotFound,
        _ when Rules.IsAhead(CheckedAt, now) => EnrolmentRefusals.InFuture.On("/checkedAt", "now or earlier"),
        _ => new EnrolmentVerified(state.PatientId, VerificationId, SessionId, Result, CheckedAt, CheckedBy, Reference),
    };
}

/// <summary>The patient leaves the programme, once.</summary>
public sealed record WithdrawEnrolment(string ReasonCode) : ICommand<Enrolment, EnrolmentEvent>
{
    public Decision<EnrolmentEvent> Decide(Enrolment state, DateTimeOffset now) => state.State == EnrolmentState.Withdrawn
        ? Decision<EnrolmentEvent>.Nothing
        : new EnrolmentWithdrawn(state.PatientId, ReasonCode);
}
