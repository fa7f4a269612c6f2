using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Compliance.GetSiteCompliance;

/// <summary>How a site stands.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="AsOf">The clinic's time for which it was computed.</param>
/// <param name="Compliant">Whether no red flag is up.</param>
/// <param name="RedFlags">The six red flags.</param>
/// <param name="Records">The newest safety record of each kind.</param>
/// <param name="RuleSet">Version and hash of the rules that decided.</param>
public sealed record ComplianceView(
    Guid SiteId, DateTimeOffset AsOf, bool Compliant, IReadOnlyList<RedFlag> RedFlags,
    IReadOnlyList<RecordView> Records, string RuleSet);

/// <summary>The newest safety record of a kind.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="RecordId">The record, null when none was ever made.</param>
/// <param name="DoneAt">When it was done.</param>
/// <param name="ValidUntil">From then on a new one is owed.</param>
/// <param name="InForce">Whether it counts now and everything was in order.</param>
/// <param name="Failed">Codes of what was not in order.</param>
public sealed record RecordView(
    string Kind, Guid? RecordId, DateTimeOffset? DoneAt, DateTimeOffset? ValidUntil, bool InForce,
    IReadOnlyList<string> Failed);

internal static class GetSiteComplianceEndpoint
{
    public static void MapGetSiteCompliance(this IEndpointRouteBuilder sites) =>
        sites.MapGet("/{siteId:guid}/compliance", HandleAsync).AsRead("getSiteCompliance", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid siteId, IncomingRead read, SiteFacts gathered, SiteRules rules, CancellationToken ct) =>
        read.ViewAsync<Site, SiteEvent>(
            siteId, "compliance",
            async (folded, token) =>
            {
                var facts = await gathered.OfAsync(folded.State, read.Caller, token);
                var flags = RedFlags.Of(facts, rules);
                return new ComplianceView(
                    siteId, facts.Now, flags.All(flag => !flag.Raised), flags,
                    [.. SafetyKinds.All.Select(kind => ViewOf(kind, folded.State.Record(kind), facts.Now))], rules.Stamp);
            },
            ct);

    private static RecordView ViewOf(string kind, SafetyRecorded? record, DateTimeOffset now) => new(
        kind, record?.RecordId, record?.DoneAt, record?.ValidUntil,
        record is { Failed.Count: 0 } && now < record.ValidUntil, record?.Failed ?? []);
}
