using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Consents.NoteWithdrawal;

/// <summary>A withdrawal is noted once.</summary>
public sealed record NoteWithdrawal(ConsentWithdrawn Fact) : ICommand<PatientConsents, PatientConsentEvent>
{
    public Decision<PatientConsentEvent> Decide(PatientConsents state, DateTimeOffset now) =>
        state.Withdrawn.Contains(Fact.ConsentId)
            ? Decision<PatientConsentEvent>.Nothing
            : new ConsentWithdrawalNoted(Fact.PatientId, Fact.ConsentId, Fact.Kind, Fact.OccurredAt);
}
