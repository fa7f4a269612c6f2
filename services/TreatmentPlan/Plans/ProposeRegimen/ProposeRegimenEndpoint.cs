using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.GetPlan;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.ProposeRegimen;

internal static class ProposeRegimenEndpoint
{
    public const string ReasonField = "override-reason";

    public static void MapProposeRegimen(this IEndpointRouteBuilder plans) =>
        plans.MapPut("/{planId:guid}/regimen", HandleAsync).AsChange("proposeRegimen", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid planId, RegimenRequest body, IncomingCommand incoming, Sealer sealer, DosingRules rules,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                return PlatformCodes.NotFound;
            work.RuleSet = rules.Stamp;
            var scope = new SealScope(work.Clinic, plan.State.PatientId);
            var reason = await SealAsync(scope, body.Override?.Reason, sealer, token);
            work.Reason = reason?.Token;
            var propose = new ProposeRegimen(body.Asked(), reason, work.Caller.Actor, rules);
            var decided = await work.ChangeAsync(planId, propose, token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, ProposedRegimenView.From(planId, decided.State, work.EventIds));
        },
        ct);

    /// <summary>Closes the reason for passing a cap; null where none is passed.</summary>
    internal static async ValueTask<Sealed<string>?> SealAsync(
        SealScope scope, string? reason, Sealer sealer, CancellationToken ct) => reason is null
            ? null
            : await sealer.SealAsync(scope, DataClass.ClinicalText, ReasonField, reason, ct);
}
