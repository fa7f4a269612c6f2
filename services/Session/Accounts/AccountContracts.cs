using Stillwater.Contracts;
using Stillwater.Sessions.HomeSessions;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Rems.Forms;
using V1 = Stillwater.Contracts.Session.V1;

namespace Stillwater.Sessions.Accounts;

/// <summary>Facts of the REMS and of what happens at home that others act on; the rest stays private.</summary>
internal static class AccountContracts
{
    public static IContract? Translate(object happened, Guid stream, DateTimeOffset at) => happened switch
    {
        EnrolmentVerified { Result: not EnrolmentVerified.Active } e =>
            new V1.RemsVerificationFailed(e.PatientId, stream, e.SessionId, e.Result, at),
        FormReminded { Place: var p } e =>
            new V1.RemsFormReminderDue(p.PatientId, p.PlanId, p.SessionId, stream, e.Day, e.DueAt, at),
        FormOverdue { Place: var p } e =>
            new V1.RemsFormOverdue(p.PatientId, p.PlanId, p.SessionId, stream, e.DueAt, at),
        FormSubmitted { Place: var p } e =>
            new V1.RemsFormSubmitted(p.PatientId, p.PlanId, p.SessionId, stream, e.Compliant, at),
        HomeGateFailed { Place: var p } e =>
            new V1.HomeGateFailed(p.PatientId, p.PlanId, p.SessionId, e.Unmet, e.Failures, e.ReviewDue, at),
        ChaperoneLeft { Place: var p } e =>
            new V1.ChaperoneLeft(p.PatientId, p.PlanId, p.SessionId, e.MinutesSinceDose, at),
        AttestationMissed { Place: var p } e =>
            new V1.AttestationMissed(p.PatientId, p.PlanId, p.SessionId, e.DueAt, e.Cause, at),
        SupplyRecalled { Place: var p } e =>
            new V1.HomeSupplyRecalled(p.PatientId, p.PlanId, p.SupplyId, e.DosesLeft, e.ReasonCode, at),
        _ => null,
    };
}
