using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Sites.SetChair;

/// <summary>A chair is set as a whole, for routes that the platform can plan a block for.</summary>
public sealed record SetChair(Chair Chair, SiteRules Rules) : ICommand<Site, SiteEvent>
{
    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now)
    {
        if (state.Profile is null)
            return PlatformCodes.NotFound;
        return Chair.Routes.All(route => Rules.Block(route) is not null)
            ? new ChairSet(Chair, now)
            : RouteUnknown(Rules);
    }

    private static Refusal RouteUnknown(SiteRules rules) => new(
        "plan.route-not-offered", RefusalKind.Rule, "No rule says how long this route takes a chair.")
    {
        Field = new FieldFault("/routes", $"any of {string.Join(", ", rules.Blocks.Select(b => b.Route))}"),
    };
}
