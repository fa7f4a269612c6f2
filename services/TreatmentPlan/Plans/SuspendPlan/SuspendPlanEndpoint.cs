using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Plans.SuspendPlan;

/// <summary>Why a plan is suspended.</summary>
/// <param name="ReasonCode">contraindication, consent-withdrawn, gap, adverse-event, patient-request or clinical.</param>
/// <param name="Reason">In the words of who suspends it, 10 to 2000 characters.</param>
/// <param name="Until">Until when it is meant to last; open when left out. It never resumes by itself.</param>
public sealed record SuspendPlanRequest(
    [property: AllowedValues(
        "contraindication", "consent-withdrawn", "gap", "adverse-event", "patient-request", "clinical")]
    string ReasonCode,
    [property: StringLength(2000, MinimumLength = 10)] string Reason,
    DateTimeOffset? Until = null);

internal static class SuspendPlanEndpoint
{
    public static void MapSuspendPlan(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/suspension", HandleAsync).AsChange("suspendPlan", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid planId, SuspendPlanRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                    return PlatformCodes.NotFound;
                var reason = await WrittenReason.SealAsync(work, plan.State.PatientId, body.Reason, sealer, token);
                var suspend = new SuspendPlan(body.ReasonCode, body.Until, reason, work.Caller.Actor);
                return ChangedPlanView.Answer(planId, await work.ChangeAsync(planId, suspend, token), work);
            },
            ct);
}
