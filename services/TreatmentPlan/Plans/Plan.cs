using System.Collections.Immutable;
using System.Diagnostics;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>Just enough memory of a plan to decide what may happen next. Not a read model.</summary>
public sealed record Plan(
    PlanPhase Phase,
    PlanDrafted? Draft,
    RegimenProposed? Proposed,
    PlanSigned? Signed,
    ImmutableList<SessionCounted> Sessions,
    ImmutableList<OutcomeNoted> Outcomes,
    ImmutableList<Proposal> Proposals,
    MaintenanceStarted? Maintenance)
{
    public static readonly Plan Initial = new(PlanPhase.Draft, null, null, null, [], [], [], null);

    public Guid PatientId => Draft?.PatientId ?? Guid.Empty;

    /// <summary>The highest in number, whichever was heard of last: facts of two services come in any order.</summary>
    public SessionCounted? LastSession => Sessions.MaxBy(s => s.Number);

    /// <summary>
    /// The newest outcome after the latest session by the instrument that decides for this condition.
    /// </summary>
    public OutcomeNoted? LastOutcome => Outcomes
        .Where(o => o.Instrument == Draft?.OutcomeInstrument)
        .OrderBy(o => o.SessionNumber).ThenBy(o => o.AssessedAt).ThenBy(o => o.EvidenceId)
        .LastOrDefault();

    internal static Plan Evolve(Plan plan, PlanEvent happened) => happened switch
    {
        PlanDrafted e => plan with { Draft = e },
        RegimenProposed e => plan with { Proposed = e },
        PlanSigned e => plan with { Signed = e, Phase = PlanPhase.Signed },
        SessionCounted e => plan with
        {
            Sessions = plan.Sessions.Add(e),
            Phase = plan.Phase == PlanPhase.Signed ? PlanPhase.Induction : plan.Phase,
        },
        OutcomeNoted e => plan with { Outcomes = plan.Outcomes.Add(e) },
        ProposalRaised e => plan with { Proposals = plan.Proposals.Add(Proposal.From(e)) },
        ProposalSuperseded e => plan.WithProposal(e.ProposalId, p => p with { State = ProposalState.Superseded }),
        ProposalDecided e => plan.WithProposal(e.ProposalId, p => p.DecidedAs(e)),
        MaintenanceStarted e => plan with { Maintenance = e, Phase = PlanPhase.Maintenance },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Plan)}"),
    };

    private Plan WithProposal(Guid id, Func<Proposal, Proposal> change) =>
        this with { Proposals = [.. Proposals.Select(p => p.Id == id ? change(p) : p)] };
}

/// <summary>One thing that the platform has proposed, and what became of it.</summary>
public sealed record Proposal(
    Guid Id,
    ProposalKind Kind,
    ProposedTerms To,
    IReadOnlyList<Because> Because,
    DateTimeOffset RaisedAt,
    DateTimeOffset DueAt,
    ProposalState State,
    ProposalDecided? Decided)
{
    internal static Proposal From(ProposalRaised e) =>
        new(e.ProposalId, e.Kind, e.To, e.Because, e.RaisedAt, e.DueAt, ProposalState.Open, null);

    internal Proposal DecidedAs(ProposalDecided e) => this with
    {
        Decided = e,
        State = e.Decision switch
        {
            ProposalDecision.Accept => ProposalState.Accepted,
            ProposalDecision.Modify => ProposalState.Modified,
            ProposalDecision.Decline => ProposalState.Declined,
            _ => throw new UnreachableException(),
        },
    };
}
