using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.NoteHomeGate;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>Every gate that was not met at home is noted on its plan.</summary>
internal sealed class OnHomeGateFailed(DosingRules rules)
{
    public async Task ReactAsync(HomeGateFailed fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        var note = new NoteHomeGate(fact, received.EventId, rules);
        (await work.ApplyAsync<Plan, PlanEvent>(fact.PlanId, note, ct)).OrPark();
    }
}
