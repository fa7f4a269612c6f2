using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.TreatmentPlans.Sites;

namespace Stillwater.TreatmentPlans.Authorizations;

/// <summary>The end of an authorization's last day is a stored timer; what is not approved then, does not expire.</summary>
internal static class AuthorizationTimers
{
    public const string AuthorizationEnd = "authorization-end";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened)
    {
        if (happened is AuthorizationRecorded e)
            yield return DueTimers.Set(
                tenant, stream, e.AuthorizationId.ToString(), SiteTime.EndOf(e.ValidUntil, SiteTime.Utc), AuthorizationEnd);
    }

    public static Task ExpireAsync(Work work, DueTimer timer, CancellationToken ct) => work.ApplyAsync(
        timer.Stream,
        new ChangeAuthorization.ChangeAuthorization(
            Guid.Parse(timer.Key), AuthorizationStatus.Expired, null, work.Caller.Actor),
        ct);
}
