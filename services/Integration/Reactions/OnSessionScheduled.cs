using Stillwater.Contracts.Session.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.AnnounceDosing;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Integration.Reactions;

/// <summary>Therapy may be arranged around a dosing session as soon as it has its time.</summary>
internal static class OnSessionScheduled
{
    public static async Task ReactAsync(
        SessionScheduled fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = JourneyRules.Shipped.Name;
        var command = new AnnounceDosing(fact.PatientId, fact.PlanId, fact.SessionId, fact.Number, fact.StartsAt);
        var journey = Opening.JourneyOf(fact.PlanId);
        (await work.ApplyOrStartAsync<Journey, JourneyEvent>(journey, command, cancellationToken)).OrPark();
    }
}
