using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Patients.NoteContraindication;

/// <summary>A contraindication is noted once, by the event that raised it.</summary>
public sealed record NoteContraindication(ContraindicationRaised Fact, Guid EvidenceId)
    : ICommand<PatientStanding, PatientStandingEvent>
{
    public Decision<PatientStandingEvent> Decide(PatientStanding state, DateTimeOffset now) =>
        state.Contraindications.Exists(c => c.EvidenceId == EvidenceId)
            ? Decision<PatientStandingEvent>.Nothing
            : new ContraindicationNoted(
                Fact.PatientId, Fact.RuleId, Fact.Kind, Fact.Action, Fact.RescreenRequired, EvidenceId, Fact.OccurredAt);
}
