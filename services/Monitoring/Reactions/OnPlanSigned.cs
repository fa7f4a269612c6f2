using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NotePlan;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>Outcomes count under the signed plan.</summary>
internal static class OnPlanSigned
{
    public static async Task ReactAsync(
        PlanSigned fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = OutcomeRules.Shipped.Name;
        var command = new NotePlan(
            fact.PatientId, fact.PlanId, fact.Version, fact.InductionSessions, fact.OccurredAt, OutcomeRules.Shipped,
            fact.SiteId);
        var decided = await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, command, cancellationToken);
        decided.OrPark();
    }
}
