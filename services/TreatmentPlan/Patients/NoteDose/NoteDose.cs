using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Patients.NoteDose;

/// <summary>A dose counts once, by the event that told of it.</summary>
public sealed record NoteDose(DoseGiven Fact, Guid EvidenceId) : ICommand<PatientStanding, PatientStandingEvent>
{
    public Decision<PatientStandingEvent> Decide(PatientStanding state, DateTimeOffset now) =>
        state.Doses.Exists(d => d.EvidenceId == EvidenceId)
            ? Decision<PatientStandingEvent>.Nothing
            : new DoseNoted(
                Fact.PatientId, Fact.PlanId, Fact.SessionId, Fact.Drug, Fact.Route, new(Fact.GivenMg), EvidenceId,
                Fact.OccurredAt);
}
