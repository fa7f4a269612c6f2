using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.NoteOutcome;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Integration.Reactions;

/// <summary>An outcome asks for a look at the goals.</summary>
internal static class OnOutcomeAssessed
{
    public static async Task ReactAsync(
        OutcomeAssessed fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = JourneyRules.Shipped.Name;
        var command = new NoteOutcome(
            fact.PatientId, fact.PlanId, fact.Instrument, fact.Class, fact.Response, fact.Remission,
            fact.AfterSessionId,
            fact.AfterSessionNumber, fact.OccurredAt);
        var journey = Opening.JourneyOf(fact.PlanId);
        (await work.ApplyOrStartAsync<Journey, JourneyEvent>(journey, command, cancellationToken)).OrPark();
    }
}
