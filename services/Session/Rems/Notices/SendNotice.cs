using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Rems.Notices;

/// <summary>A notice that has gone out is noted once.</summary>
public sealed record SendNotice(NoticeSent Sent, AccountRuleSet Rules) : ICommand<Notice, NoticeEvent>
{
    public static readonly Refusal PatientRequired = new(
        "session.rems-notice-patient", RefusalKind.Rule, "A notice of a transfer or an adverse event names the patient.");

    public Decision<NoticeEvent> Decide(Notice state, DateTimeOffset now) => Sent switch
    {
        { Kind: "transfer" or "sae", PatientId: null } => PatientRequired.On("/patientId", "the patient whom it is about"),
        _ when Rules.IsAhead(Sent.SentAt, now) =>
            Enrolments.EnrolmentRefusals.InFuture.On("/sentAt", "now or earlier"),
        _ => Sent,
    };
}
