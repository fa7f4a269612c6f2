using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.OpenJourney;
using Stillwater.Integration.PatientGoals;
using Stillwater.Integration.PatientGoals.NoteJourney;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Integration.Reactions;

/// <summary>A signed plan opens its journey, to which the goals of the screening belong from then on.</summary>
internal static class OnPlanSigned
{
    public static async Task ReactAsync(
        PlanSigned fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = JourneyRules.Shipped.Name;
        var command = new OpenJourney(fact.PatientId, fact.PlanId);
        var journey = Opening.JourneyOf(fact.PlanId);
        (await work.ApplyOrStartAsync<Journey, JourneyEvent>(journey, command, cancellationToken)).OrPark();
        var noted = await work.ApplyOrStartAsync<StatedGoals, StatedGoalsEvent>(
            StatedGoals.StreamOf(fact.PatientId), new NoteJourney(fact.PatientId, journey), cancellationToken);
        await OnGoalsStated.CarryAsync(work, noted.OrPark().State, cancellationToken);
    }
}
