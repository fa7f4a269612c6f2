using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Sites.ChangeSite;

/// <summary>What is to hold at a site from now on; it replaces all that was said before.</summary>
/// <param name="Address">Where it is; 1 to 500 characters.</param>
/// <param name="TimeZone">IANA time zone, such as America/New_York.</param>
/// <param name="Settings">Any of clinic, certified-hcs and remote.</param>
/// <param name="Escalation">Whom an alert climbs to, at most 10 steps.</param>
/// <param name="OpeningHours">When it is open, at most 21 spans.</param>
/// <param name="Rems">
/// Its certification for esketamine. Another representative without a later certifiedOn makes it recertification-due.
/// </param>
public sealed record ChangeSiteRequest(
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
