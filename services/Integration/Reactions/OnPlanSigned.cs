using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.OpenJourney;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Integration.Reactions;

/// <summary>A signed plan opens its journey.</summary>
internal static class OnPlanSigned
{
    public static async Task ReactAsync(
        PlanSigned fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = JourneyRules.Shipped.Name;
        var command = new OpenJourney(fact.PatientId, fact.PlanId);
        var journey = Opening.JourneyOf(fact.PlanId);
        (await work.ApplyOrStartAsync<Journey, JourneyEvent>(journey, command, cancellationToken)).OrPark();
    }
}
