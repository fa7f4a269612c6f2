using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.GetPlan;
using Stillwater.TreatmentPlans.Plans.ProposeRegimen;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.AmendPlan;

/// <summary>A change to a signed plan; it takes effect when it is signed.</summary>
/// <param name="Reason">Why, 10 to 2000 characters.</param>
/// <param name="Regimen">The whole regimen as it shall be, null when it stays.</param>
/// <param name="ExtraSessions">Sessions to add to the series, 1 or 2.</param>
/// <param name="StepBackToPhase">An earlier phase to go back to, 1 to 10.</param>
public sealed record AmendPlanRequest(
    [property: StringLength(2000, MinimumLength = 10)] string Reason,
    RegimenRequest? Regimen = null,
    [property: Range(1, 2)] int? ExtraSessions = null,
    [property: Range(1, 10)] int? StepBackToPhase = null)
    : IValidatableObject
{
    /// <summary>Something has to change.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Regimen is null && ExtraSessions is null && StepBackToPhase is null)
            yield return new ValidationResult(
                "Give a regimen, extraSessions or stepBackToPhase.", [nameof(Regimen)]);
    }
}

/// <summary>A change as it was put forward, to be signed by its version.</summary>
/// <param name="Id">The plan.</param>
/// <param name="State">State of the plan, which the change has not touched yet.</param>
/// <param name="Changes">dose, route, setting, course, extra-sessions or phase.</param>
/// <param name="Phase">The phase to go back to, null when it stays.</param>
/// <param name="Regimen">The regimen as it shall be.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record AmendmentView(
    Guid Id,
    PlanPhase State,
    IReadOnlyList<string> Changes,
    int? Phase,
    RegimenView Regimen,
    IReadOnlyList<Guid> EventIds);

internal static class AmendPlanEndpoint
{
    public static void MapAmendPlan(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/amendments", HandleAsync).AsChange("amendPlan", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid planId, AmendPlanRequest body, IncomingCommand incoming, Sealer sealer, DosingRules rules,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                return PlatformCodes.NotFound;
            work.RuleSet = rules.Stamp;
            var patient = plan.State.PatientId;
            var overriding = await ProposeRegimenEndpoint.SealAsync(
                new SealScope(work.Clinic, patient), body.Regimen?.Override?.Reason, sealer, token);
            var reason = await WrittenReason.SealAsync(work, patient, body.Reason, sealer, token);
            var amend = new AmendPlan(
                body.Regimen?.Asked(), body.ExtraSessions, body.StepBackToPhase, reason, overriding,
                work.Caller.Actor, rules);
            var decided = await work.ChangeAsync(planId, amend, token);
            return decided.Refusal is { } refusal ? refusal : Answer.Ok(decided.Revision, ViewOf(planId, decided, work));
        },
        ct);

    private static AmendmentView ViewOf(Guid planId, Decided<Plan> decided, Work work) =>
        decided.State.Amendment is { } a
            ? new AmendmentView(
                planId, decided.State.Status, a.Changes, a.Phase, RegimenView.From(a.Version, a.Regimen, a.Cautions),
                [.. work.EventIds])
            : new AmendmentView(
                planId, decided.State.Status, [], null,
                RegimenView.From(decided.State.Signed!.Version, decided.State.Signed.Regimen, []), []);
}
