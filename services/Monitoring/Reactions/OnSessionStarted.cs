using Stillwater.Contracts.Session.V1;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NoteDosing;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>The first dose of a plan fixes the baseline.</summary>
internal static class OnSessionStarted
{
    public static async Task ReactAsync(
        SessionStarted fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = OutcomeRules.Shipped.Name;
        var command = new NoteDosing(
            fact.PatientId, fact.PlanId, fact.SessionId, fact.Number, fact.OccurredAt, OutcomeRules.Shipped);
        var decided = await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, command, cancellationToken);
        decided.OrPark();
    }
}
