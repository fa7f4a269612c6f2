using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.NoteDosing;

/// <summary>A session begins once.</summary>
public sealed record NoteDosing(
    Guid PatientId, Guid PlanId, Guid SessionId, int Number, DateTimeOffset StartedAt, OutcomeRules Rules)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.Session(SessionId)?.StartedAt is not null
            ? Decision<PatientMonitoringEvent>.Nothing
            : state.Learn(PatientId, Rules, new DosingNoted(PlanId, SessionId, Number, StartedAt));
}
