using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Consents.NoteWithdrawal;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>A withdrawn consent counts nowhere any more, and suspends a plan that cannot do without it.</summary>
internal static class OnConsentWithdrawn
{
    public static async Task ReactAsync(ConsentWithdrawn fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        var consents = (await work.ApplyOrStartAsync<PatientConsents, PatientConsentEvent>(
            PatientConsents.StreamOf(fact.PatientId), new NoteWithdrawal(fact), ct)).OrPark();
        var suspend = new SuspendForConsent(fact, consents.State, work.Caller.Actor, received.EventId);
        await ActivePlan.ChangeAsync(work, fact.PatientId, suspend, ct);
    }
}
