using Marten;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Credentials.ListCredentials;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.Rules;
using Stillwater.TreatmentPlans.Visits;

namespace Stillwater.TreatmentPlans.Compliance;

/// <summary>Gathers what is known of a site for its views; decisions never look here.</summary>
internal sealed class SiteFacts(IDocumentStore store, ClinicClock clock, SiteRules rules)
{
    private const int MostPeople = 1000;

    public async Task<ComplianceFacts> OfAsync(Site site, Caller caller, CancellationToken ct)
    {
        var time = await clock.ReadAsync(caller.Clinic, caller.Sandbox, ct);
        var now = time?.Now ?? clock.World.GetUtcNow();
        await using var session = store.QuerySession(caller.Clinic);
        var people = await session.Query<CredentialRow>()
            .Where(row => row.Kind == CredentialKind.Practitioner && row.RevokedAt == null).Take(MostPeople).ToListAsync(ct);
        var since = now.AddDays(-rules.FollowUp.WindowDays);
        var visits = await session.Query<VisitRow>()
            .Where(v => v.SiteId == site.Id && v.FollowedUp != null && v.DischargedAt >= since).ToListAsync(ct);
        return new ComplianceFacts(
            site,
            [.. people.Where(row => row.SiteIds.Count == 0 || row.SiteIds.Contains(site.Id)).Select(LicensedOf)],
            [.. visits.OrderBy(v => v.From).Select(v => new FollowUp(v.SessionId, v.FollowedUp == true))],
            now);
    }

    private static LicensedPerson LicensedOf(CredentialRow row) => new(
        row.Id, row.PractitionerId!.Value,
        [.. row.Licences.Select(l => l.Type).Distinct().Where(type => !row.LapsedTypes.Contains(type))], row.SupervisorId);
}
