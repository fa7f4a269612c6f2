using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans.GetPlan;
using Stillwater.TreatmentPlans.Transfers;

namespace Stillwater.TreatmentPlans.Plans.SignPlan;

/// <summary>A signature names what it signs.</summary>
/// <param name="Version">Version of the proposed regimen, from 1.</param>
public sealed record SignPlanRequest([property: Range(1, 10000)] int Version);

internal static class SignPlanEndpoint
{
    public static void MapSignPlan(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/signature", HandleAsync).AsChange("signPlan", Roles.Prescriber);

    private static Task<IResult> HandleAsync(
        Guid planId, SignPlanRequest body, IncomingCommand incoming, DosingRules rules, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await Signer.ReadAsync(work, token) is not { } signer)
                    return Signer.PersonNeeded;
                if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                    return PlatformCodes.NotFound;
                var consents = await PatientConsents.ReadAsync(work, plan.State.PatientId, token);
                var standing = await PatientStanding.ReadAsync(work, plan.State.PatientId, token);
                var site = await TransferContext.SiteAsync(work, plan.State.Proposed?.Regimen.Details?.SiteId, token);
                work.RuleSet = rules.Stamp;
                var sign = new SignPlan(body.Version, signer, consents, standing, rules) { Site = site };
                var decided = await work.ChangeAsync(planId, sign, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, ProposedRegimenView.From(planId, decided.State, work.EventIds));
            },
            ct);
}
