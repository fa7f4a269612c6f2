using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.NoteOutcome;

/// <summary>An assessed outcome is noted once, by the event that told of it.</summary>
public sealed record NoteOutcome(OutcomeAssessed Fact, Guid EvidenceId, DosingRules Rules) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Signed is null)
            return PlanRefusals.NotSigned;
        if (state.Outcomes.Exists(o => o.EvidenceId == EvidenceId))
            return Decision<PlanEvent>.Nothing;

        var noted = new OutcomeNoted(
            Fact.AfterSessionId, Fact.AfterSessionNumber, Fact.Instrument, Fact.Baseline, Fact.Score,
            Fact.ChangePercent,
            Fact.Class, EvidenceId, Fact.OccurredAt);
        return PlanProgress.After(state, noted, Rules, now);
    }
}
