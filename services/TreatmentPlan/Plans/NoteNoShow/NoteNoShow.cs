using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.NoteNoShow;

/// <summary>A missed session is noted once.</summary>
public sealed record NoteNoShow(SessionNoShow Fact, Guid EvidenceId, DosingRules Rules) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Signed is null)
            return PlanRefusals.NotSigned;
        if (state.NoShows.Exists(n => n.SessionId == Fact.SessionId))
            return Decision<PlanEvent>.Nothing;
        var noted = new NoShowNoted(Fact.SessionId, Fact.Number, EvidenceId, Fact.StartsAt);
        return PlanProgress.After(state, noted, Rules, now);
    }
}
