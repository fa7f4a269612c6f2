using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Consents.NoteConsent;

/// <summary>A consent is noted once, and not when its withdrawal was heard of before it.</summary>
public sealed record NoteConsent(ConsentGiven Fact) : ICommand<PatientConsents, PatientConsentEvent>
{
    public Decision<PatientConsentEvent> Decide(PatientConsents state, DateTimeOffset now) =>
        state.Live.Exists(c => c.ConsentId == Fact.ConsentId) || state.Withdrawn.Contains(Fact.ConsentId)
            ? Decision<PatientConsentEvent>.Nothing
            : new ConsentNoted(
                Fact.PatientId, new Consent(Fact.ConsentId, Fact.Kind, Fact.DocumentVersion, Fact.Route),
                Fact.OccurredAt);
}
