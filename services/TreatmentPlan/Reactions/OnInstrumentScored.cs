using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.NoteSuicidality;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>What was found of suicidality is noted on the active plan; other instruments come as assessed outcomes.</summary>
internal sealed class OnInstrumentScored(DosingRules rules)
{
    public async Task ReactAsync(InstrumentScored fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        await ActivePlan.ChangeAsync(work, fact.PatientId, new NoteSuicidality(fact, received.EventId, rules), ct);
    }
}
