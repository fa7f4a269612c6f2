using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Authorizations;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.DiscontinuePlan;

/// <summary>Why a plan ends.</summary>
/// <param name="ReasonCode">
/// non-response, adverse-event, contraindication, consent-withdrawn, patient-choice, remission-taper or transfer.
/// </param>
/// <param name="FollowUpWeeks">Weeks for which the patient is still looked after, 0 to 52.</param>
/// <param name="Reason">In the words of who ends it, 10 to 2000 characters.</param>
/// <param name="Alternatives">What is offered instead: ssri-snri, cbt-dbt, emdr, tms, ect or other.</param>
public sealed record DiscontinuePlanRequest(
    [property: AllowedValues(
        "non-response", "adverse-event", "contraindication", "consent-withdrawn", "patient-choice", "remission-taper",
        "transfer")]
    string ReasonCode,
    [property: Range(0, 52)] int FollowUpWeeks,
    [property: StringLength(2000, MinimumLength = 10)] string Reason,
    [property: MaxLength(10)] IReadOnlyList<string>? Alternatives = null)
    : IValidatableObject
{
    private static readonly string[] Known = ["ssri-snri", "cbt-dbt", "emdr", "tms", "ect", "other"];

    /// <summary>Alternatives are codes, each once.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var offered = Alternatives ?? [];
        if (offered.Except(Known).Any() || offered.Distinct().Count() != offered.Count)
            yield return new ValidationResult(
                $"Each once, of: {string.Join(", ", Known)}.", [nameof(Alternatives)]);
    }
}

internal static class DiscontinuePlanEndpoint
{
    public static void MapDiscontinuePlan(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/discontinuation", HandleAsync)
            .AsChange("discontinuePlan", Roles.Prescriber, Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        Guid planId, DiscontinuePlanRequest body, IncomingCommand incoming, Sealer sealer, DosingRules rules,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                return PlatformCodes.NotFound;
            work.RuleSet = rules.Stamp;
            var reason = await WrittenReason.SealAsync(work, plan.State.PatientId, body.Reason, sealer, token);
            var discontinue = new DiscontinuePlan(
                body.ReasonCode, body.Alternatives ?? [], body.FollowUpWeeks, reason, work.Caller.Actor, rules);
            var decided = await work.ChangeAsync(planId, discontinue, token);
            await EndOfPlan.CloseAuthorizationsAsync(work, planId, decided, token);
            return ChangedPlanView.Answer(planId, decided, work);
        },
        ct);
}
