using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Sites.SetChair;

/// <summary>A chair as it is to be.</summary>
/// <param name="Name">How it is called; 1 to 100 characters.</param>
/// <param name="Routes">Routes that can be given in it, 1 to 6.</param>
/// <param name="Active">Whether it may be booked.</param>
public sealed record SetChairRequest(
    [property: StringLength(100, MinimumLength = 1)] string Name,
    [property: MinLength(1), MaxLength(6)] IReadOnlyList<string> Routes,
    bool Active);

internal static class SetChairEndpoint
{
    private static readonly Refusal BadId = new(
        PlatformCodes.Invalid, RefusalKind.Rule, "A chair's id is 1 to 64 lower-case letters, digits and hyphens.");

    public static void MapSetChair(this IEndpointRouteBuilder sites) =>
        sites.MapPut("/{siteId:guid}/chairs/{chairId}", HandleAsync).AsChange("setChair", Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        Guid siteId, string chairId, SetChairRequest body, IncomingCommand incoming, Sealer sealer, SiteRules rules,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (chairId.Length > 64 || !chairId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
                return BadId;
            work.RuleSet = rules.Stamp;
            var name = await new SiteTexts(sealer, work.Clinic).CloseChairAsync(body.Name, token);
            var decided = await work.ChangeAsync(
                siteId, new SetChair(new Chair(chairId, name, body.Routes, body.Active), rules), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, SiteWritten.From(siteId, decided.State, work.EventIds));
        },
        ct);
}
