using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Courses.MovingToMaintenance;

namespace Stillwater.Sessions.Reactions;

/// <summary>A plan in maintenance goes on taking sessions after its induction series.</summary>
internal static class OnMaintenanceStarted
{
    public static async Task ReactAsync(
        MaintenanceStarted fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        var decided = await work.ApplyAsync(fact.PlanId, new MoveToMaintenance(fact.IntervalWeeks), cancellationToken);
        decided.OrPark();
    }
}
