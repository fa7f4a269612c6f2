using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Reactions;

/// <summary>A plan has moved to another site: what was booked where it came from does not take place.</summary>
internal static class OnPlanMoved
{
    public static Task ReactAsync(
        PlanTransferred fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        CourseOfPatient.TellSessionsAsync(
            work, fact.PlanId, new CancelForFact(ClearanceFacts.PlanTransferred, DosingProtocols.Shipped), cancellationToken);
}
