using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.NoteDischarge;

/// <summary>A patient is discharged from a session once; that the session was completed repeats it.</summary>
public sealed record NoteDischarge(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, DateTimeOffset DischargedAt, OutcomeRules Rules)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.Session(SessionId)?.DischargedAt is not null
            ? Decision<PatientMonitoringEvent>.Nothing
            : state.Learn(PatientId, Rules, new DischargeNoted(PlanId, SessionId, Number, DischargedAt));
}
