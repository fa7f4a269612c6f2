using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Visits.NoteVisit;

/// <summary>What becomes of a visit is noted once.</summary>
public abstract record NoteVisit(Guid EvidenceId) : ICommand<Visit, VisitEvent>
{
    public Decision<VisitEvent> Decide(Visit state, DateTimeOffset now) =>
        state.Taken is null || state.LastEvidence == EvidenceId ? Decision<VisitEvent>.Nothing : Noted(state);

    private protected abstract Decision<VisitEvent> Noted(Visit state);
}

/// <summary>The session was cancelled.</summary>
public sealed record FreeChair(Guid EvidenceId) : NoteVisit(EvidenceId)
{
    private protected override Decision<VisitEvent> Noted(Visit state) =>
        state.IsFreed ? Decision<VisitEvent>.Nothing : new ChairFreed(EvidenceId);
}

/// <summary>The patient was discharged.</summary>
public sealed record EndVisit(DateTimeOffset DischargedAt, Guid EvidenceId) : NoteVisit(EvidenceId)
{
    private protected override Decision<VisitEvent> Noted(Visit state) =>
        state.Done is null ? new VisitDone(DischargedAt, EvidenceId) : Decision<VisitEvent>.Nothing;
}

/// <summary>An integration session took place, or its window closed without one. A late one still counts.</summary>
public sealed record NoteFollowUp(bool Met, Guid EvidenceId) : NoteVisit(EvidenceId)
{
    private protected override Decision<VisitEvent> Noted(Visit state) =>
        state.FollowedUp == true || state.FollowedUp == Met
            ? Decision<VisitEvent>.Nothing
            : new FollowUpNoted(Met, EvidenceId);
}
