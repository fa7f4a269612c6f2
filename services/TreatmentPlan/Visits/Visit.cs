using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Visits;

/// <summary>One visit.</summary>
public sealed record Visit(ChairTaken? Taken, bool IsFreed, VisitDone? Done, bool? FollowedUp, Guid LastEvidence)
{
    public static readonly Visit Initial = new(null, false, null, null, Guid.Empty);

    public static Guid StreamOf(Guid sessionId) => StableId.From("visit", sessionId.ToString());

    internal static Visit Evolve(Visit visit, VisitEvent happened) => happened switch
    {
        ChairTaken e => visit with { Taken = e, IsFreed = false, LastEvidence = e.EvidenceId },
        ChairFreed e => visit with { IsFreed = true, LastEvidence = e.EvidenceId },
        VisitDone e => visit with { Done = e, LastEvidence = e.EvidenceId },
        FollowUpNoted e => visit with { FollowedUp = e.Met, LastEvidence = e.EvidenceId },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Visit)}"),
    };
}
