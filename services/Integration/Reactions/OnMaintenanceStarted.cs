using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.NoteMaintenance;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Integration.Reactions;

/// <summary>Integration goes on, at the pace of maintenance.</summary>
internal static class OnMaintenanceStarted
{
    public static async Task ReactAsync(
        MaintenanceStarted fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = JourneyRules.Shipped.Name;
        var command = new NoteMaintenance(fact.PatientId, fact.PlanId, fact.IntervalWeeks, fact.OccurredAt);
        var journey = Opening.JourneyOf(fact.PlanId);
        (await work.ApplyOrStartAsync<Journey, JourneyEvent>(journey, command, cancellationToken)).OrPark();
    }
}
