using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Rems.Sites;

namespace Stillwater.Sessions.Rems.Enrolments;

/// <summary>
/// Esketamine leaves the cupboard only at a certified site, for an enrolled patient, verified for this very session.
/// </summary>
internal static class DispensingGate
{
    internal const string Esketamine = "esketamine";

    /// <summary>The refusal when the REMS forbids the dose of a session; null for any other drug.</summary>
    public static async Task<Refusal?> RefuseAsync(
        Work work, DosingSession session, AccountRuleSet rules, CancellationToken cancellationToken)
    {
        if (session.Booking?.Limits.Drug != Esketamine)
            return null;
        var holder = await work.HolderAsync(Enrolment.Claim, session.PatientId.ToString(), cancellationToken);
        var enrolment = holder is { } id
            ? (await work.ReadAsync<Enrolment, EnrolmentEvent>(id, cancellationToken))?.State
            : null;
        var site = enrolment?.Form is { SiteId: var siteId }
            ? (await work.ReadAsync<RemsSite, RemsSiteEvent>(RemsSite.IdOf(siteId), cancellationToken))?.State
            : null;
        return Judge(enrolment, site, session.Id, work.Now, rules.Rems);
    }

    internal static Refusal? Judge(Enrolment? enrolment, RemsSite? site, Guid session, DateTimeOffset now, RemsRules rules) =>
        enrolment is not { State: EnrolmentState.Enrolled }
        || enrolment.VerificationOf(session) is not { Result: EnrolmentVerified.Active } verified
        || verified.CheckedAt < now.AddHours(-rules.VerificationHours.Value)
            ? EnrolmentRefusals.NotVerified
            : site is not { RemsCertified: true } ? EnrolmentRefusals.SiteNotCertified : null;
}
