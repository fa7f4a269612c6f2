using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.NoteOutcome;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>Every assessed outcome is noted on its plan, before or after the session that it belongs to.</summary>
internal sealed class OnOutcomeAssessed(DosingRules rules)
{
    public async Task ReactAsync(OutcomeAssessed fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        var note = new NoteOutcome(fact, received.EventId, rules);
        (await work.ApplyAsync<Plan, PlanEvent>(fact.PlanId, note, ct)).OrPark();
    }
}
