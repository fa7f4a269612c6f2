using System.Text.Json.Serialization;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>A rule set, whole.</summary>
/// <param name="Summary">What it is and whether the clinic decides by it.</param>
/// <param name="Content">Its parameters, bands, settings, requirements and rules.</param>
public sealed record RuleSetView(ListedRuleSet Summary, RuleSet Content);

internal static class GetRuleSetEndpoint
{
    public static void MapGetRuleSet(this IEndpointRouteBuilder ruleSets) =>
        ruleSets.MapGet("/{version}", HandleAsync).AsRead("getRuleSet", ListRuleSetsEndpoint.Readers);

    private static async Task<IResult> HandleAsync(
        string version, HttpContext context, ClinicRules rules, RuleShelf shelf, CancellationToken ct)
    {
        if (shelf.Find(version) is not { } library)
            return new ProblemResult(PlatformCodes.NotFound);
        var adoption = await rules.ReadAsync(Caller.From(context.User).Clinic, ct);
        return TypedResults.Json(
            new RuleSetView(ListRuleSetsEndpoint.Listed(library, adoption, shelf), library.Rules), Sparse);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Sparse = new(DeterminationProof.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
