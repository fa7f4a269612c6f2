using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.NoteNoShow;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>Every missed session is noted on its plan.</summary>
internal sealed class OnSessionNoShow(DosingRules rules)
{
    public async Task ReactAsync(SessionNoShow fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        var note = new NoteNoShow(fact, received.EventId, rules);
        (await work.ApplyAsync<Plan, PlanEvent>(fact.PlanId, note, ct)).OrPark();
    }
}
