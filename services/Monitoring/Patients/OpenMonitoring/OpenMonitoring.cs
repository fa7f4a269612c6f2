using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.OpenMonitoring;

/// <summary>A registered patient may be monitored, long before a first dose.</summary>
public sealed record OpenMonitoring(Guid PatientId) : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.PatientId == Guid.Empty ? new MonitoringOpened(PatientId) : Decision<PatientMonitoringEvent>.Nothing;
}
