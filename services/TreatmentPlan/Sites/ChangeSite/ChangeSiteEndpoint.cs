using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Sites.ChangeSite;

/// <summary>What is to hold at a site from now on; it replaces all that was said before.</summary>
public sealed record ChangeSiteRequest : SiteTerms;

internal static class ChangeSiteEndpoint
{
    public static void MapChangeSite(this IEndpointRouteBuilder sites) =>
        sites.MapPut("/{siteId:guid}", HandleAsync).AsChange("changeSite", Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        Guid siteId, ChangeSiteRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Site, SiteEvent>(siteId, token) is not { State.Profile: { } before })
                    return PlatformCodes.NotFound;
                var texts = new SiteTexts(sealer, work.Clinic);
                var command = new ChangeSite(
                    await texts.CloseAsync(body, before.Name, token),
                    await texts.RepresentativeAsync(before, token) is { } earlier && earlier != body.Rems?.Representative,
                    work.Caller.Actor);
                var decided = await work.ChangeAsync(siteId, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, SiteWritten.From(siteId, decided.State, work.EventIds));
            },
            ct);
}
