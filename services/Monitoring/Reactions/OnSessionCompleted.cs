using Stillwater.Contracts.Session.V1;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NoteDischarge;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>A completed session was discharged, should the discharge itself not have been heard.</summary>
internal static class OnSessionCompleted
{
    public static async Task ReactAsync(
        SessionCompleted fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = OutcomeRules.Shipped.Name;
        var command = new NoteDischarge(
            fact.PatientId, fact.PlanId, fact.SessionId, fact.Number, fact.DischargedAt, OutcomeRules.Shipped);
        var decided = await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, command, cancellationToken);
        decided.OrPark();
    }
}
