namespace Stillwater.TreatmentPlans.Plans.ListProposals;

/// <summary>Something that the platform proposes, with its grounds.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Kind">titration-up, titration-down, extra-sessions, maintenance-start, review, stop and so on.</param>
/// <param name="From">What the plan is now, null where nothing changes.</param>
/// <param name="To">What the plan would become.</param>
/// <param name="Because">The rules, what they saw and the events that it came from.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="DueAt">By when a prescriber should have decided.</param>
/// <param name="State">open, accepted, modified, declined or superseded.</param>
/// <param name="DecidedBy">The prescriber, null while open.</param>
/// <param name="DecidedAt">When it was decided, null while open.</param>
/// <param name="Reason">
/// The prescriber's reason, shown by listProposals; null when none was given or when it is erased.
/// </param>
/// <param name="Erased">Names of members whose content was erased.</param>
public sealed record ProposalView(
    Guid Id,
    ProposalKind Kind,
    ProposedTerms? From,
    ProposedTerms To,
    IReadOnlyList<Because> Because,
    DateTimeOffset RaisedAt,
    DateTimeOffset DueAt,
    ProposalState State,
    Guid? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    IReadOnlyList<string> Erased)
{
    internal static ProposalView Of(Proposal p, string? reason = null, bool erased = false) => new(
        p.Id, p.Kind, p.From, p.To, p.Because, p.RaisedAt, p.DueAt, p.State, p.Decided?.DecidedBy, p.Decided?.DecidedAt, reason,
        erased ? ["reason"] : []);
}

/// <summary>The proposals of one plan.</summary>
/// <param name="Items">In the order in which they were raised.</param>
public sealed record ProposalListView(IReadOnlyList<ProposalView> Items);

/// <summary>What a decision has made of the plan.</summary>
/// <param name="Id">The plan.</param>
/// <param name="State">draft, signed, induction, maintenance, suspended or closed.</param>
/// <param name="Proposal">The proposal as decided.</param>
/// <param name="IntervalWeeks">Weeks between maintenance sessions, null when it was declined.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record DecidedProposalView(
    Guid Id, PlanPhase State, ProposalView Proposal, int? IntervalWeeks, IReadOnlyList<Guid> EventIds)
{
    internal static DecidedProposalView From(Guid plan, Guid proposal, Plan state, IReadOnlyList<Guid> eventIds) => new(
        plan, state.Status, ProposalView.Of(state.Proposals.Single(p => p.Id == proposal)),
        state.IntervalWeeks, [.. eventIds]);
}
