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
        id, draft.PatientId, plan.Status, plan.Signed?.Version ?? plan.Proposed?.Version, draft.TargetCondition,
        draft.OutcomeInstrument,
        new DeterminationView(
            draft.DeterminationId, draft.ScreeningId, draft.Verdict, draft.ValidUntil, draft.PermittedRoutes,
            draft.PermittedSettings, draft.ScreeningRuleSet, draft.Consents, draft.Baselines,
            plan.DeterminationEnd is { } end ? new DeterminationEndView(end.Because, end.ExpiredAt) : null),
        BodyView.From(draft.Body), draft.Labels, RegimenView.CurrentOf(plan),
        reason.Value,
        plan.Signed is { } e
            ? new SignatureView(e.Version, e.SignedBy, e.SignedAt, e.CredentialId, e.ConsentIds)
            : null,
        plan.Sessions.Count, plan.Sessions.Sum(s => s.GivenMg.Amount), plan.LastSession?.SessionId,
        plan.LastOutcome is { } outcome ? OutcomeView.From(outcome) : null,
        [.. plan.Proposals.Select(p => ProposalView.Of(p))],
        plan.Maintenance is { } m ? new MaintenanceView(plan.IntervalWeeks!.Value, m.DecidedBy, m.StartedAt) : null,
        [.. plan.Suspensions.Select(SuspensionView.From)], ClosureView.From(plan.Closure),
        plan.Amendment is { } a
            ? new PendingAmendmentView(
                a.Version, a.Changes, a.ProposedBy, RegimenView.From(a.Version, a.Regimen, a.Cautions))
            : null,
        reason.IsErased ? ["overrideReason"] : []);
}
