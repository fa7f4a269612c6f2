using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.NoteExposure;

/// <summary>A dose, or the correction of one, counts once: by the event that told of it.</summary>
public sealed record NoteExposure(Guid PatientId, ExposureNoted Dose, OutcomeRules Rules)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.Exposure.Exists(e => e.EvidenceId == Dose.EvidenceId)
            ? Decision<PatientMonitoringEvent>.Nothing
            : state.Learn(PatientId, Rules, Dose);
}
