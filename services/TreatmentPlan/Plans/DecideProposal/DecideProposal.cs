using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans.AmendPlan;
using Stillwater.TreatmentPlans.Plans.DiscontinuePlan;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Plans.StartMaintenance;

namespace Stillwater.TreatmentPlans.Plans.DecideProposal;

/// <summary>What a prescriber gives with a decision.</summary>
public sealed record DecisionTerms(
    int? IntervalWeeks, RegimenAsked? Regimen, IReadOnlyList<string> Alternatives, int? FollowUpWeeks)
{
    public static readonly DecisionTerms None = new(null, null, [], null);
}

/// <summary>
/// Only a licensed prescriber turns a proposal into a change of treatment, and within the same limits as any other
/// change: accepting is signing.
/// </summary>
public sealed record DecideProposal(
    Guid ProposalId,
    ProposalDecision Decision,
    DecisionTerms Terms,
    Sealed<string>? Reason,
    Signer Signer,
    PatientConsents Consents,
    PatientStanding Standing,
    DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public static readonly Refusal NotOpen = new(
        "plan.proposal-not-open", RefusalKind.State,
        "The proposal has been decided, or newer facts have overtaken it.");

    public static readonly Refusal ReasonMissing = PlanRefusals.Rule(
        "plan.reason-missing", "Modifying or declining a proposal needs a reason, and so does stopping.", "/reason",
        "a reason");

    public static readonly Refusal NothingToModify = PlanRefusals.Rule(
        "plan.terms-not-for-proposal", "These terms are not what the proposal is about.", "/decision",
        "intervalWeeks for an interval, a regimen for a dose, a review or a stop");

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Proposals.Find(p => p.Id == ProposalId) is not { } proposal)
            return PlatformCodes.NotFound;
        if (proposal.State != ProposalState.Open)
            return NotOpen;
        if (PlanRefusals.NotRunning(state) is { } notRunning)
            return notRunning;
        if (Reason is null && (Decision != ProposalDecision.Accept || proposal.Kind == ProposalKind.Stop))
            return ReasonMissing;
        if (Signer.Refused(Rules, now) is { } refused)
            return refused;

        var change = Decision == ProposalDecision.Decline
            ? Decision<PlanEvent>.Nothing
            : Changed(state, proposal, now);
        if (change.Refusal is not null)
            return change;
        var decided = new ProposalDecided(
            ProposalId, Decision, Reason, Signer.PractitionerId, Signer.CredentialId, now);
        return (PlanEvent[])[decided, .. change.Events];
    }

    private Decision<PlanEvent> Changed(Plan state, Proposal proposal, DateTimeOffset now)
    {
        var isModified = Decision == ProposalDecision.Modify;
        if (proposal.ChangesInterval)
            return Interval(state, proposal, isModified ? Terms.IntervalWeeks ?? 0 : proposal.To.IntervalWeeks!.Value, now);
        if (isModified)
            return Terms.Regimen is { } asked ? Amended(state, asked, null, null, now) : NothingToModify;
        return proposal.Kind switch
        {
            ProposalKind.ExtraSessions => Amended(state, null, proposal.To.ExtraSessions, null, now),
            ProposalKind.StepBack => Amended(state, null, null, proposal.To.Phase, now),
            ProposalKind.Stop => new DiscontinuePlan.DiscontinuePlan(
                DiscontinuePlan.DiscontinuePlan.NonResponse, Terms.Alternatives, Terms.FollowUpWeeks ?? 0, Reason!.Value,
                Signer.PractitionerId.ToString(), Rules).Decide(Without(state, proposal), now),
            ProposalKind.Review => Decision<PlanEvent>.Nothing,
            _ => Amended(state, AcceptedTerms.RegimenOf(proposal, state.Signed!.Regimen), null, null, now),
        };
    }

    private Decision<PlanEvent> Interval(Plan state, Proposal proposal, int weeks, DateTimeOffset now)
    {
        if (MaintenanceInterval.Refused(weeks, isOverride: Reason is not null, state.Signed!.Regimen, Rules) is { } refusal)
            return refusal;
        return state.IntervalWeeks is { } from
            ? new IntervalChanged(state.PatientId, proposal.Id, from, weeks, Reason, Signer.PractitionerId, now)
            : new MaintenanceStarted(state.PatientId, proposal.Id, weeks, Signer.PractitionerId, now);
    }

    private Decision<PlanEvent> Amended(Plan state, RegimenAsked? asked, int? extra, int? phase, DateTimeOffset now)
    {
        var change = ChangedRegimen.Of(state, asked, extra, phase, Rules, now);
        if (change.Refusal is { } refusal)
            return refusal;
        var signed = new SignedChange(state.NextVersion, change.Regimen, change.Changes, phase, ProposalId, Reason);
        return signed.Decide(state, state.Draft!, Signer, Consents, Standing, Rules, now);
    }

    /// <summary>The proposal that is being decided is not overtaken by its own decision.</summary>
    private static Plan Without(Plan state, Proposal proposal) =>
        state with { Proposals = state.Proposals.RemoveAll(p => p.Id == proposal.Id) };
}
