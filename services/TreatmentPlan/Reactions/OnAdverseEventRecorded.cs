using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.NoteAdverseEvent;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>An adverse event is noted on its plan or, outside of one, on the active one.</summary>
internal sealed class OnAdverseEventRecorded(DosingRules rules)
{
    public async Task ReactAsync(AdverseEventRecorded fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        var note = new NoteAdverseEvent(fact, received.EventId, rules);
        if (fact.PlanId is { } plan)
            (await work.ApplyAsync<Plan, PlanEvent>(plan, note, ct)).OrPark();
        else
            await ActivePlan.ChangeAsync(work, fact.PatientId, note, ct);
    }
}
