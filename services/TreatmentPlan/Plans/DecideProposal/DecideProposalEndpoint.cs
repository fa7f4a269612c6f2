using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Authorizations;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans.ListProposals;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.DecideProposal;

/// <summary>A prescriber's answer to a proposal; accepting is signing.</summary>
/// <param name="Decision">accept, modify or decline.</param>
/// <param name="IntervalWeeks">With modify of an interval: weeks between sessions, 1 to 8.</param>
/// <param name="Reason">Owed with modify, decline and a stop, 10 to 2000 characters.</param>
/// <param name="Regimen">With modify of a dose, a review or a stop: the regimen as it shall be.</param>
/// <param name="Alternatives">With a stop that is accepted: what is offered instead.</param>
/// <param name="FollowUpWeeks">With a stop that is accepted: weeks of follow-up, 0 to 52.</param>
public sealed record DecideProposalRequest(
    ProposalDecision Decision,
    [property: Range(1, 52)] int? IntervalWeeks = null,
    [property: StringLength(2000, MinimumLength = 10)] string? Reason = null,
    RegimenRequest? Regimen = null,
    [property: MaxLength(10)] IReadOnlyList<string>? Alternatives = null,
    [property: Range(0, 52)] int? FollowUpWeeks = null)
    : IValidatableObject
{
    private static readonly string[] Known = ["ssri-snri", "cbt-dbt", "emdr", "tms", "ect", "other"];

    /// <summary>Terms of one's own belong to modify, what is offered instead to a stop, and to nothing else.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Decision == ProposalDecision.Modify) == (IntervalWeeks is null == (Regimen is null)))
            yield return new ValidationResult(
                "Give intervalWeeks or a regimen with modify, and only then.", [nameof(IntervalWeeks)]);
        if (Alternatives?.Except(Known).Any() == true)
            yield return new ValidationResult($"Of: {string.Join(", ", Known)}.", [nameof(Alternatives)]);
    }

    internal DecisionTerms Terms() => new(IntervalWeeks, Regimen?.Asked(), Alternatives ?? [], FollowUpWeeks);
}

internal static class DecideProposalEndpoint
{
    public const string ReasonField = "decision-reason";

    public static void MapDecideProposal(this IEndpointRouteBuilder plans) =>
        plans.MapPost("/{planId:guid}/proposals/{proposalId:guid}/decision", HandleAsync)
            .AsChange("decideProposal", Roles.Prescriber);

    private static Task<IResult> HandleAsync(
        Guid planId, Guid proposalId, DecideProposalRequest body, IncomingCommand incoming, Sealer sealer,
        DosingRules rules, CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await Signer.ReadAsync(work, token) is not { } signer)
                return Signer.PersonNeeded;
            if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                return PlatformCodes.NotFound;
            work.RuleSet = rules.Stamp;
            var patient = plan.State.PatientId;
            var reason = body.Reason is null ? default(Sealed<string>?) : await sealer.SealAsync(
                new SealScope(work.Clinic, patient), DataClass.ClinicalText, ReasonField, body.Reason, token);
            work.Reason = reason?.Token;
            var decide = new DecideProposal(
                proposalId, body.Decision, body.Terms(), reason, signer,
                await PatientConsents.ReadAsync(work, patient, token), await PatientStanding.ReadAsync(work, patient, token),
                rules);
            var decided = await work.ChangeAsync(planId, decide, token);
            await EndOfPlan.CloseAuthorizationsAsync(work, planId, decided, token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(
                    decided.Revision, DecidedProposalView.From(planId, proposalId, decided.State, work.EventIds));
        },
        ct);
}
