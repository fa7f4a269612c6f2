using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Compliance.GetSiteDisclosure;

/// <summary>What a patient may ask of a provider, answered from facts (XC-03).</summary>
/// <param name="SiteId">The site.</param>
/// <param name="AsOf">The clinic's time for which it was computed.</param>
/// <param name="Answers">The six questions.</param>
public sealed record DisclosureView(Guid SiteId, DateTimeOffset AsOf, IReadOnlyList<DisclosureAnswer> Answers);

/// <summary>One question with its answer.</summary>
/// <param name="Code">protocol, experience, monitoring, adverse-reactions, integration or supervisor.</param>
/// <param name="Question">The question in words.</param>
/// <param name="Shown">Whether the site has shown it; false is an honest no.</param>
/// <param name="Since">When the record that shows it was made, null when none does.</param>
/// <param name="SupervisorIds">With supervisor: who supervises.</param>
public sealed record DisclosureAnswer(
    string Code, string Question, bool Shown, DateTimeOffset? Since, IReadOnlyList<Guid> SupervisorIds);

internal static class GetSiteDisclosureEndpoint
{
    public static void MapGetSiteDisclosure(this IEndpointRouteBuilder sites) =>
        sites.MapGet("/{siteId:guid}/disclosure", HandleAsync)
            .AsRead("getSiteDisclosure", [.. Roles.StaffOrClient, Roles.Patient]);

    private static Task<IResult> HandleAsync(
        Guid siteId, IncomingRead read, SiteFacts gathered, SiteRules rules, CancellationToken ct) =>
        read.ViewAsync<Site, SiteEvent>(
            siteId, "disclosure",
            async (folded, token) =>
            {
                var facts = await gathered.OfAsync(folded.State, read.Caller, token);
                return new DisclosureView(siteId, facts.Now, Disclosure.Of(facts, rules));
            },
            ct);
}
