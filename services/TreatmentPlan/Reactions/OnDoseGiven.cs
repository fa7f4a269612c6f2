using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Patients.NoteDose;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.JudgeExposure;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>Every dose counts towards what the patient is exposed to, whatever the plan and the route.</summary>
internal sealed class OnDoseGiven(DosingRules rules)
{
    public async Task ReactAsync(DoseGiven fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        var standing = (await work.ApplyOrStartAsync<PatientStanding, PatientStandingEvent>(
            PatientStanding.StreamOf(fact.PatientId), new NoteDose(fact, received.EventId), ct)).OrPark();
        var judge = new JudgeExposure(Exposure.Of(standing.State), received.EventId, fact.OccurredAt, rules);
        await ActivePlan.ChangeAsync(work, fact.PatientId, judge, ct);
    }
}
