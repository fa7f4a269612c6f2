using System.Diagnostics;

namespace Stillwater.TreatmentPlans.Plans;

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
    /// <summary>As it is; null in proposals of the first version, which said only what would be.</summary>
    public ProposedTerms? From { get; init; }

    /// <summary>The session or fact that it rests on: what was decided for it is not asked again for the same one.</summary>
    public Guid? Ground { get; init; }

    /// <summary>Whether it is about how far apart maintenance sessions are.</summary>
    internal bool ChangesInterval =>
        Kind is ProposalKind.MaintenanceStart or ProposalKind.IntervalWiden or ProposalKind.IntervalNarrow;

    internal static Proposal Of(ProposalRaised e) =>
        new(e.ProposalId, e.Kind, e.To, e.Because, e.RaisedAt, e.DueAt, ProposalState.Open, null)
        {
            From = e.From,
            Ground = e.Ground,
        };

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
