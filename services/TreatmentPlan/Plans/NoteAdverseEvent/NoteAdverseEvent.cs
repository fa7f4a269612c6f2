using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.NoteAdverseEvent;

/// <summary>An adverse event is noted once; it may call for a lower dose.</summary>
public sealed record NoteAdverseEvent(AdverseEventRecorded Fact, Guid EvidenceId, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.AdverseEvents.Exists(e => e.EvidenceId == EvidenceId))
            return Decision<PlanEvent>.Nothing;
        var noted = new AdverseEventNoted(
            Fact.AdverseEventId, Fact.SessionId, Fact.Term, Fact.Grade, Fact.Serious, EvidenceId, Fact.OccurredAt);
        return PlanProgress.After(state, noted, Rules, now);
    }
}
