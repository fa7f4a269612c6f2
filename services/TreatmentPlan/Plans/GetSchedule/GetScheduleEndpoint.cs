using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Plans.GetSchedule;

/// <summary>The course of a plan.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="State">draft, signed, induction or maintenance.</param>
/// <param name="Items">Done and expected sessions in order; empty before the signature.</param>
public sealed record ScheduleView(Guid PlanId, PlanPhase State, IReadOnlyList<ExpectedSession> Items);

internal static class GetScheduleEndpoint
{
    public static void MapGetSchedule(this IEndpointRouteBuilder plans) =>
        plans.MapGet("/{planId:guid}/schedule", HandleAsync).AsRead("getSchedule", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(Guid planId, IncomingRead read, CancellationToken ct) =>
        read.ViewAsync<Plan, PlanEvent>(
            planId, "schedule",
            (folded, _) => ValueTask.FromResult<object>(
                new ScheduleView(planId, folded.State.Phase, InductionSchedule.Of(folded.State))),
            ct);
}
