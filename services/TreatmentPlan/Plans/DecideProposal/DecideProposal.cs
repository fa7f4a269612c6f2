using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.ProposeRegimen;

namespace Stillwater.TreatmentPlans.Plans.DecideProposal;

/// <summary>
/// Only a licensed prescriber turns a proposal into a change of treatment, and within the same limits.
/// </summary>
public sealed record DecideProposal(
    Guid ProposalId,
    ProposalDecision Decision,
    int? IntervalWeeks,
    Sealed<string>? Reason,
    Signer Signer,
    DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public static readonly Refusal NotOpen = new(
        "plan.proposal-not-open", RefusalKind.State,
        "The proposal has been decided, or newer facts have overtaken it.");

    public static readonly Refusal NotSignable = new(
        "plan.not-signable", RefusalKind.Rule, "The decision cannot be signed yet.");

    public static readonly Refusal ReasonMissing = new(
        "plan.reason-missing", RefusalKind.Rule, "Modifying or declining a proposal needs a reason.")
    {
        Field = new FieldFault("/reason", "a reason"),
    };

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Proposals.Find(p => p.Id == ProposalId) is not { } proposal)
            return PlatformCodes.NotFound;
        if (proposal.State != ProposalState.Open)
            return NotOpen;
        if (Decision != ProposalDecision.Accept && Reason is null)
            return ReasonMissing;
        if (Signer.Lapsed(Rules, now) is { } lapsed)
            return lapsed;
        if (Signer.Missing(Rules).ToList() is { Count: > 0 } missing)
            return NotSignable with { Unmet = missing };

        var decided = new ProposalDecided(
            ProposalId, Decision, Reason, Signer.PractitionerId, Signer.CredentialId, now);
        if (Decision == ProposalDecision.Decline)
            return decided;

        var weeks = Decision == ProposalDecision.Modify ? IntervalWeeks ?? 0 : proposal.To.IntervalWeeks;
        if (CourseRules.CheckInterval(weeks, "/intervalWeeks", Rules.Maintenance) is { } outOfRange)
            return outOfRange;
        var started = new MaintenanceStarted(state.PatientId, ProposalId, weeks, Signer.PractitionerId, now);
        return (PlanEvent[])[decided, started];
    }
}
