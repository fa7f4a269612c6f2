using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Sites.RegisterSite;

/// <summary>A site to be taken on.</summary>
/// <param name="Name">Its name, unique in the clinic; 1 to 100 characters.</param>
/// <param name="Address">Where it is; 1 to 500 characters.</param>
/// <param name="TimeZone">IANA time zone, such as America/New_York.</param>
/// <param name="Settings">Any of clinic, certified-hcs and remote.</param>
/// <param name="Escalation">Whom an alert climbs to, at most 10 steps.</param>
/// <param name="OpeningHours">When it is open, at most 21 spans.</param>
/// <param name="Rems">Its certification for esketamine, when it has one or has asked for one.</param>
public sealed record RegisterSiteRequest(
    [property: StringLength(100, MinimumLength = 1)] string Name,
    [property: StringLength(500, MinimumLength = 1)] string Address,
    [property: StringLength(64, MinimumLength = 1)] string TimeZone,
    [property: MinLength(1), MaxLength(3)] IReadOnlyList<string> Settings,
    [property: MaxLength(10)] IReadOnlyList<EscalationEntry> Escalation,
    [property: MaxLength(21)] IReadOnlyList<OpeningEntry> OpeningHours,
    RemsEntry? Rems = null)
    : ISiteTerms, IValidatableObject
{
    /// <summary>What the members must be together.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => SiteTermsChecks.Faults(this);
}

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
