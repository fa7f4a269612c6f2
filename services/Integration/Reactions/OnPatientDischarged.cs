using Stillwater.Contracts.Session.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.OpenWindow;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Integration.Reactions;

/// <summary>Discharge opens the window in which integration is due.</summary>
internal static class OnPatientDischarged
{
    public static async Task ReactAsync(
        PatientDischarged fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = JourneyRules.Shipped.Name;
        var command = new OpenWindow(
            fact.PatientId, fact.PlanId, fact.SessionId, fact.Number, fact.OccurredAt,
            JourneyRules.Shipped.Parameters.Window);
        var journey = Opening.JourneyOf(fact.PlanId);
        (await work.ApplyOrStartAsync<Journey, JourneyEvent>(journey, command, cancellationToken)).OrPark();
    }
}
