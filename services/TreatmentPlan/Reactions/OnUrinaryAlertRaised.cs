using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.NoteUrinaryAlert;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>The bladder is worse than it may be: a prescriber looks at the active plan.</summary>
internal sealed class OnUrinaryAlertRaised(DosingRules rules)
{
    public async Task ReactAsync(UrinaryAlertRaised fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        await ActivePlan.ChangeAsync(work, fact.PatientId, new NoteUrinaryAlert(fact, received.EventId, rules), ct);
    }
}
