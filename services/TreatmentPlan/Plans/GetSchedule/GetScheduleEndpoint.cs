using Marten;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Authorizations;

namespace Stillwater.TreatmentPlans.Plans.GetSchedule;

/// <summary>The course of a plan.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="State">draft, signed, induction, maintenance, suspended or closed.</param>
/// <param name="Items">Done and expected sessions in order; empty before the signature.</param>
/// <param name="PastApproval">Numbers of expected sessions that no payer's approval covers.</param>
public sealed record ScheduleView(
    Guid PlanId, PlanPhase State, IReadOnlyList<ExpectedSession> Items, IReadOnlyList<int> PastApproval);

internal static class GetScheduleEndpoint
{
    public static void MapGetSchedule(this IEndpointRouteBuilder plans) =>
        plans.MapGet("/{planId:guid}/schedule", HandleAsync).AsRead("getSchedule", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid planId, IncomingRead read, IDocumentStore store, StreamTypes streams, CancellationToken ct) =>
        read.ViewAsync<Plan, PlanEvent>(
            planId, "schedule",
            async (folded, token) =>
            {
                await using var session = store.QuerySession(read.Caller.Clinic);
                var stored = await session.Events.FetchStreamAsync(PlanAuthorizations.StreamOf(planId), token: token);
                var authorizations = streams.Of<PlanAuthorizations, AuthorizationEvent>().Fold(stored, streams.Catalogue);
                var items = InductionSchedule.Of(folded.State);
                return new ScheduleView(
                    planId, folded.State.Status, items, Coverage.PastApproval(authorizations.State, items));
            },
            ct);
}
