namespace Stillwater.Screenings.RuleAdoptions;

internal static class RuleSetEndpoints
{
    public static void MapRuleSets(this IEndpointRouteBuilder routes)
    {
        var ruleSets = routes.MapGroup("/v1/rule-sets").WithTags("Rule sets");
        ruleSets.MapListRuleSets();
        ruleSets.MapGetRuleSet();
        ruleSets.MapReportBlastRadius();
        ruleSets.MapGetBlastRadius();
        ruleSets.MapAdoptRuleSet();
    }
}

/// <summary>A request whose path says everything: its body is an empty object, or absent.</summary>
public sealed record NoBody;
