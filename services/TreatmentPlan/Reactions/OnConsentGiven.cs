using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Consents.NoteConsent;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>
/// A consent is kept per patient: it may come before the plan that needs it, or long after its draft.
/// </summary>
internal static class OnConsentGiven
{
    public static async Task ReactAsync(ConsentGiven fact, ReceivedFact received, Work work, CancellationToken ct) =>
        (await work.ApplyOrStartAsync<PatientConsents, PatientConsentEvent>(
            PatientConsents.StreamOf(fact.PatientId), new NoteConsent(fact), ct)).OrPark();
}
