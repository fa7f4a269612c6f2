using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients;

/// <summary>Whatever fact comes first opens the monitoring, and every fact brings the outcomes up to date.</summary>
internal static class Learning
{
    public static Decision<PatientMonitoringEvent> Learn(
        this PatientMonitoring patient, Guid patientId, OutcomeRules rules, params PatientMonitoringEvent[] facts)
    {
        PatientMonitoringEvent[] learnt = patient.PatientId == Guid.Empty
            ? [new MonitoringOpened(patientId), .. facts]
            : facts;
        var then = learnt.Aggregate(patient, PatientMonitoring.Evolve);
        return (PatientMonitoringEvent[])[.. learnt, .. Attribution.Corrections(then, rules)];
    }
}
