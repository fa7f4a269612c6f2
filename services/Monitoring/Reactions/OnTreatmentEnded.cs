using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Voices;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>
/// Treatment has ended: what the patient still says is kept and marked, and the tasks that follow are owed.
/// </summary>
internal static class OnTreatmentEnded
{
    private const string Treatment = "treatment";

    public static async Task WithdrawAsync(
        ConsentWithdrawn fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        if (fact.Kind == Treatment)
        {
            await work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
                fact.PatientId, new NoteEnd(NoteEnd.ConsentWithdrawn, null, fact.OccurredAt), cancellationToken);
        }

        await OnTaskFact.WithdrawAsync(fact, received, work, cancellationToken);
    }

    public static async Task CloseAsync(
        PlanClosed fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        await work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, new NoteEnd(NoteEnd.PlanClosed, fact.PlanId, fact.OccurredAt), cancellationToken);
        await OnTaskFact.CloseAsync(fact, received, work, cancellationToken);
    }
}
