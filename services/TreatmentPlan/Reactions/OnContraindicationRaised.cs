using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Patients.NoteContraindication;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>A contraindication stands against the patient from now on, and suspends an active plan at once.</summary>
internal static class OnContraindicationRaised
{
    public static async Task ReactAsync(ContraindicationRaised fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        (await work.ApplyOrStartAsync<PatientStanding, PatientStandingEvent>(
            PatientStanding.StreamOf(fact.PatientId), new NoteContraindication(fact, received.EventId), ct)).OrPark();
        var suspend = new SuspendForSafety(
            SuspensionReason.Contraindication, [fact.RuleId], fact.RescreenRequired, work.Caller.Actor, received.EventId);
        await ActivePlan.ChangeAsync(work, fact.PatientId, suspend, ct);
    }
}
