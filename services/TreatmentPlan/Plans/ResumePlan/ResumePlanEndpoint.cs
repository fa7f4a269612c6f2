using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.ResumePlan;

/// <summary>Why a plan may go on.</summary>
/// <param name="Reason">In the prescriber's words, 10 to 2000 characters.</param>
/// <param name="ScreeningId">The new screening, where the suspension asks for one.</param>
public sealed record ResumePlanRequest(
    [property: StringLength(2000, MinimumLength = 10)] string Reason, Guid? ScreeningId = null);

internal static class ResumePlanEndpoint
{
    public static void MapResumePlan(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/resumption", HandleAsync).AsChange("resumePlan", Roles.Prescriber);

    private static Task<IResult> HandleAsync(
        Guid planId, ResumePlanRequest body, IncomingCommand incoming, Sealer sealer, DosingRules rules,
        CancellationToken ct) => PrescriberOrder.RunAsync(
        planId, body.Reason, incoming, sealer, rules,
        order => new ResumePlan(body.ScreeningId, order.Reason, order.Signer, order.Consents, rules), ct);
}
