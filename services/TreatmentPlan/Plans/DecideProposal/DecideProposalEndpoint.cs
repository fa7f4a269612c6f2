using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.ListProposals;

namespace Stillwater.TreatmentPlans.Plans.DecideProposal;

/// <summary>A prescriber's answer to a proposal; accepting is signing.</summary>
/// <param name="Decision">accept, modify or decline.</param>
/// <param name="IntervalWeeks">With modify: weeks between maintenance sessions, 2 to 6.</param>
/// <param name="Reason">Owed with modify and decline, 10 to 2000 characters.</param>
public sealed record DecideProposalRequest(
    ProposalDecision Decision,
    [property: Range(1, 52)] int? IntervalWeeks = null,
    [property: StringLength(2000, MinimumLength = 10)] string? Reason = null)
    : IValidatableObject
{
    /// <summary>An interval belongs to modify, and to nothing else.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Decision == ProposalDecision.Modify) == (IntervalWeeks is null))
            yield return new ValidationResult(
                "Give intervalWeeks with modify, and only then.", [nameof(IntervalWeeks)]);
    }
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
            var reason = body.Reason is null ? default(Sealed<string>?) : await sealer.SealAsync(
                new SealScope(work.Clinic, plan.State.PatientId), DataClass.ClinicalText, ReasonField, body.Reason,
                token);
            work.Reason = reason?.Token;
            var decided = await work.ChangeAsync(
                planId, new DecideProposal(proposalId, body.Decision, body.IntervalWeeks, reason, signer, rules),
                token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(
                    decided.Revision, DecidedProposalView.From(planId, proposalId, decided.State, work.EventIds));
        },
        ct);
}
