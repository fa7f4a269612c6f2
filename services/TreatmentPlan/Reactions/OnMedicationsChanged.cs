using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.NoteDrugChange;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>Changed medicines are looked at by the prescriber of an active plan.</summary>
internal sealed class OnMedicationsChanged(DosingRules rules)
{
    public async Task ReactAsync(MedicationsChanged fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        await ActivePlan.ChangeAsync(
            work, fact.PatientId, new NoteDrugChange(fact, received.EventId, work.Caller.Actor, rules), ct);
    }
}
