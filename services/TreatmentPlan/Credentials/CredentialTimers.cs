using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.TreatmentPlans.Credentials.LapseLicence;
using Stillwater.TreatmentPlans.Sites.MoveCertification;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>
/// The end of each licence's last day is a stored timer. A renewed licence leaves its old timer, which then finds
/// nothing to do.
/// </summary>
internal static class CredentialTimers
{
    public const string LicenceEnd = "licence-end";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        CredentialRegistered e => Set(tenant, stream, e.Licences, e.Place ?? CredentialPlace.Anywhere),
        CredentialRenewed e => Set(tenant, stream, e.Licences, e.Place),
        _ => [],
    };

    public static async Task LapseAsync(Work work, DueTimer timer, CancellationToken ct)
    {
        var lapsed = await work.ApplyAsync(
            timer.Stream, new LapseLicence.LapseLicence(LicenceKey.Parse(timer.Key), timer.Due, timer.LateBy), ct);
        if (lapsed.Events is [LicenceLapsed { NoneLeft: true }])
            await SiteCertification.FollowAsync(work, lapsed.State, SiteCertification.Expired, ct);
    }

    private static IEnumerable<Guard> Set(
        string tenant, Guid stream, IReadOnlyList<Licence> licences, CredentialPlace place) => licences
        .Where(licence => licence.ExpiresOn is not null)
        .Select(licence => DueTimers.Set(
            tenant, stream, new LicenceKey(licence.Type, licence.State, licence.ExpiresOn!.Value).ToString(),
            licence.HoldsUntil(place.TimeZone)!.Value, LicenceEnd))
        .DistinctBy(guard => guard.Parameters[2]);
}
