using Stillwater.Contracts.Screening.V1;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.OpenMonitoring;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>A registered patient may be monitored.</summary>
internal static class OnPatientRegistered
{
    public static async Task ReactAsync(
        PatientRegistered fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        var command = new OpenMonitoring(fact.PatientId);
        var decided = await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, command, cancellationToken);
        decided.OrPark();
    }
}
