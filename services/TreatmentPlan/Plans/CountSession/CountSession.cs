using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.CountSession;

/// <summary>A completed session counts once, however often and in whatever order it is heard of.</summary>
public sealed record CountSession(SessionCompleted Fact, Guid EvidenceId, DosingRules Rules) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Signed is null)
            return PlanRefusals.NotSigned;
        if (state.Sessions.Exists(s => s.SessionId == Fact.SessionId))
            return Decision<PlanEvent>.Nothing;

        var counted = new SessionCounted(
            Fact.SessionId, Fact.Number, Fact.Aborted, new(Fact.GivenMg), EvidenceId, Fact.OccurredAt,
            SessionTolerance.From(Fact));
        return PlanProgress.After(state, counted, Rules, now);
    }
}
