using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>The rule sets of this build.</summary>
/// <param name="Items">They, the oldest first.</param>
public sealed record RuleSetList(IReadOnlyList<ListedRuleSet> Items);

/// <summary>One rule set.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Hash">SHA-256 of its file, hexadecimal.</param>
/// <param name="Title">What it is, in one sentence; null in the first version.</param>
/// <param name="State">in-force, available or superseded.</param>
/// <param name="Rules">How many rules it has.</param>
/// <param name="AdoptedAt">When the clinic adopted it, null unless it is in force by adoption.</param>
/// <param name="AdoptedBy">Who adopted it, null likewise.</param>
public sealed record ListedRuleSet(
    string Version,
    string Hash,
    string? Title,
    string State,
    int Rules,
    DateTimeOffset? AdoptedAt,
    string? AdoptedBy);

internal static class ListRuleSetsEndpoint
{
    /// <summary>Everyone of the clinic may know by which rules it decides, and an auditor.</summary>
    public static readonly string[] Readers = [.. Roles.StaffOrClient, Roles.Auditor];

    public static void MapListRuleSets(this IEndpointRouteBuilder ruleSets) =>
        ruleSets.MapGet("", HandleAsync).AsRead("listRuleSets", Readers);

    private static async Task<IResult> HandleAsync(
        HttpContext context, ClinicRules rules, RuleShelf shelf, CancellationToken ct)
    {
        var adoption = await rules.ReadAsync(Caller.From(context.User).Clinic, ct);
        return TypedResults.Ok(new RuleSetList([.. shelf.All.Select(r => Listed(r, adoption, shelf))]));
    }

    internal static ListedRuleSet Listed(RuleLibrary library, RuleAdoption adoption, RuleShelf shelf)
    {
        var version = library.Rules.Version;
        var inForce = ClinicRules.InForce(adoption, shelf) == library;
        var state = inForce ? "in-force" : shelf.IsSuperseded(version) ? "superseded" : "available";
        var adopted = inForce ? adoption.Adopted : null;
        return new ListedRuleSet(
            version, library.Hash, library.Rules.Title, state, library.Rules.Rules.Count, adopted?.AdoptedAt,
            adopted?.AdoptedBy);
    }
}
