using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Sites.RegisterSite;

/// <summary>A site to be taken on.</summary>
/// <param name="Name">Its name, unique in the clinic; 1 to 100 characters.</param>
public sealed record RegisterSiteRequest([property: StringLength(100, MinimumLength = 1)] string Name) : SiteTerms;

internal static class RegisterSiteEndpoint
{
    public static void MapRegisterSite(this IEndpointRouteBuilder sites) =>
        sites.MapPost("", HandleAsync).AsCreation("registerSite", Roles.MedicalDirector);

    private static async Task<IResult> HandleAsync(
        RegisterSiteRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var (clinic, id) = (incoming.Caller.Clinic, Site.StreamOf(incoming.Caller.Clinic, body.Name));
        var texts = new SiteTexts(sealer, clinic);
        var profile = await texts.CloseAsync(body, await texts.CloseNameAsync(body.Name, ct), ct);
        var command = new RegisterSite(id, profile, incoming.Caller.Actor);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ApplyOrStartAsync(id, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created($"/v1/sites/{id}", decided.Revision, SiteWritten.From(id, decided.State, work.EventIds));
            },
            ct);
    }
}
