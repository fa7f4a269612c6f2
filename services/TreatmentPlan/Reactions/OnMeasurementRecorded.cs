using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.NoteWeight;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>A newer weight is the one that the active plan computes with.</summary>
internal sealed class OnMeasurementRecorded(DosingRules rules)
{
    public async Task ReactAsync(MeasurementRecorded fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        await ActivePlan.ChangeAsync(work, fact.PatientId, new NoteWeight(fact, received.EventId, rules), ct);
    }
}
