using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Visits.TakeChair;

/// <summary>A scheduled session takes its chair from the dose until the end of recovery.</summary>
public sealed record TakeChair(
    Guid SessionId, Guid SiteId, string? ChairId, DateTimeOffset From, TimeSpan Length, Guid EvidenceId)
    : ICommand<Visit, VisitEvent>
{
    public Decision<VisitEvent> Decide(Visit state, DateTimeOffset now) =>
        state.Taken?.EvidenceId == EvidenceId
            ? Decision<VisitEvent>.Nothing
            : new ChairTaken(SessionId, SiteId, ChairId, From, From + Length, EvidenceId);
}
