using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.CountSession;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>Every completed session moves its plan on.</summary>
internal sealed class OnSessionCompleted(DosingRules rules)
{
    public async Task ReactAsync(SessionCompleted fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        var count = new CountSession(fact, received.EventId, rules);
        (await work.ApplyAsync<Plan, PlanEvent>(fact.PlanId, count, ct)).OrPark();
    }
}
