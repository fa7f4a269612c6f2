using Stillwater.Contracts;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Plans.ListProposals;
using Stillwater.TreatmentPlans.Plans.ProposeRegimen;

namespace Stillwater.TreatmentPlans.Plans.GetPlan;

internal static class GetPlanEndpoint
{
    public static void MapGetPlan(this IEndpointRouteBuilder plans) =>
        plans.MapGet("/{planId:guid}", HandleAsync).AsRead("getPlan", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(Guid planId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<Plan, PlanEvent>(
            planId, "plan",
            async (folded, token) =>
            {
                var scope = new SealScope(read.Caller.Clinic, folded.State.PatientId);
                var reason = folded.State.Proposed?.OverrideReason is { } closed
                    ? await sealer.OpenAsync(
                        scope, DataClass.ClinicalText, ProposeRegimenEndpoint.ReasonField, closed, token)
                    : default;
                return ViewOf(planId, folded.State, folded.State.Draft!, reason);
            },
            ct);

    private static PlanView ViewOf(Guid id, Plan plan, PlanDrafted draft, Opened<string> reason) => new(
        id, draft.PatientId, plan.Phase, plan.Proposed?.Version, draft.TargetCondition, draft.OutcomeInstrument,
        new DeterminationView(
            draft.DeterminationId, draft.ScreeningId, draft.Verdict, draft.ValidUntil, draft.PermittedRoutes,
            draft.PermittedSettings, draft.ScreeningRuleSet, draft.Consents, draft.Baselines),
        BodyView.From(draft.Body), draft.Labels, plan.Proposed is { } proposed ? RegimenView.From(proposed) : null,
        reason.Value,
        plan.Signed is { } e
            ? new SignatureView(e.Version, e.SignedBy, e.SignedAt, e.CredentialId, e.ConsentIds)
            : null,
        plan.Sessions.Count, plan.Sessions.Sum(s => s.GivenMg.Amount), plan.LastSession?.SessionId,
        plan.LastOutcome is { } outcome ? OutcomeView.From(outcome) : null,
        [.. plan.Proposals.Select(p => ProposalView.From(p))],
        plan.Maintenance is { } m ? new MaintenanceView(m.IntervalWeeks, m.DecidedBy, m.StartedAt) : null,
        reason.IsErased ? ["overrideReason"] : []);
}
