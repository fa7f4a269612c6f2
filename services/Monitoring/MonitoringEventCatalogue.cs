using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring;

/// <summary>
/// The stored name of every event of Monitoring. No event here carries free text or identifies a person.
/// </summary>
internal static class MonitoringEventCatalogue
{
    public static void Declare(EventCatalogue catalogue) => catalogue
        .Add<MonitoringOpened>("monitoring.monitoring-opened.v1")
        .Add<ScreeningScoresNoted>("monitoring.screening-scores-noted.v1")
        .Add<PlanNoted>("monitoring.plan-noted.v1")
        .Add<DosingNoted>("monitoring.dosing-noted.v1")
        .Add<DischargeNoted>("monitoring.discharge-noted.v1")
        .Add<InstrumentScored>("monitoring.instrument-scored.v1", additive: true)
        .Add<OutcomeAssessed>("monitoring.outcome-assessed.v1", additive: true)
        .Add<OutcomeWithdrawn>("monitoring.outcome-withdrawn.v1", additive: true)
        .Add<SafetyAssessed>("monitoring.safety-assessed.v1", additive: true);
}
