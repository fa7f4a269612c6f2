using Stillwater.Contracts.Session.V1;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NoteDischarge;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>Scores taken from now on count for this session.</summary>
internal static class OnPatientDischarged
{
    public static async Task ReactAsync(
        PatientDischarged fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = OutcomeRules.Shipped.Name;
        var command = new NoteDischarge(
            fact.PatientId, fact.PlanId, fact.SessionId, fact.Number, fact.OccurredAt, OutcomeRules.Shipped);
        var decided = await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, command, cancellationToken);
        decided.OrPark();
    }
}
