using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.NotePlan;

/// <summary>Outcomes count once their plan is signed; an older version of a plan changes nothing.</summary>
public sealed record NotePlan(
    Guid PatientId, Guid PlanId, int Version, int InductionSessions, DateTimeOffset SignedAt, OutcomeRules Rules,
    Guid? SiteId = null)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.Plans.Exists(p => p.PlanId == PlanId && p.Version >= Version)
            ? Decision<PatientMonitoringEvent>.Nothing
            : state.Learn(PatientId, Rules, new PlanNoted(PlanId, Version, InductionSessions, SignedAt, SiteId));
}
