using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.BarringCourse;
using Stillwater.Sessions.Courses.ClosingCourse;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Reactions;

/// <summary>
/// A plan that is suspended carries no dose until it is resumed; one that is closed never again, and what was booked is
/// cancelled. A session that runs is not touched: those beside the patient hear of it.
/// </summary>
internal static class OnPlanStopped
{
    public static async Task SuspendAsync(
        PlanSuspended fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (!await IsOpenAsync(work, fact.PlanId, cancellationToken))
            return;
        (await work.ApplyAsync(fact.PlanId, new BarCourse(ClearanceFacts.PlanSuspended), cancellationToken)).OrPark();
        await CourseOfPatient.TellSessionsAsync(
            work, fact.PlanId, new PlaceHold(ClearanceFacts.PlanSuspended, DosingProtocols.Shipped), cancellationToken);
        await SupplyStock.RecallAsync(work, fact.PatientId, "plan-suspended", cancellationToken);
    }

    /// <summary>A resumed plan rests on a new look at the patient: what was raised against it is settled with it.</summary>
    public static async Task ResumeAsync(
        PlanResumed fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (await IsOpenAsync(work, fact.PlanId, cancellationToken))
        {
            string[] settled =
                [ClearanceFacts.PlanSuspended, ClearanceFacts.Contraindicated, ClearanceFacts.ConsentWithdrawn];
            (await work.ApplyAsync(fact.PlanId, new LiftBars(settled), cancellationToken)).OrPark();
        }
    }

    public static async Task CloseAsync(
        PlanClosed fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (!await IsOpenAsync(work, fact.PlanId, cancellationToken))
            return;
        (await work.ApplyAsync(fact.PlanId, new BarCourse(ClearanceFacts.PlanSuspended), cancellationToken)).OrPark();
        (await work.ApplyAsync(fact.PlanId, new CloseCourse(fact.ReasonCode), cancellationToken)).OrPark();
        await CourseOfPatient.TellSessionsAsync(
            work, fact.PlanId, new CancelForFact(ClearanceFacts.PlanSuspended, DosingProtocols.Shipped), cancellationToken);
        await SupplyStock.RecallAsync(work, fact.PatientId, "plan-closed", cancellationToken);
    }

    /// <summary>A plan that was never signed has no course to stop.</summary>
    private static async Task<bool> IsOpenAsync(Work work, Guid planId, CancellationToken cancellationToken) =>
        await work.ReadAsync<Course, CourseEvent>(planId, cancellationToken) is not null;
}
