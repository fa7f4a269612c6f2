using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Consents;
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
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await Signer.ReadAsync(work, token) is not { } signer)
                return Signer.PersonNeeded;
            if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                return PlatformCodes.NotFound;
            work.RuleSet = rules.Stamp;
            var consents = await PatientConsents.ReadAsync(work, plan.State.PatientId, token);
            var reason = await WrittenReason.SealAsync(work, plan.State.PatientId, body.Reason, sealer, token);
            var resume = new ResumePlan(body.ScreeningId, reason, signer, consents, rules);
            return ChangedPlanView.Answer(planId, await work.ChangeAsync(planId, resume, token), work);
        },
        ct);
}
