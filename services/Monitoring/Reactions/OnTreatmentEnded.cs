using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Voices;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>Treatment has ended: what the patient still says is kept and marked.</summary>
internal static class OnTreatmentEnded
{
    private const string Treatment = "treatment";

    public static Task WithdrawAsync(
        ConsentWithdrawn fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        fact.Kind == Treatment
            ? work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
                fact.PatientId, new NoteEnd(NoteEnd.ConsentWithdrawn, null, fact.OccurredAt), cancellationToken)
            : Task.CompletedTask;

    public static Task CloseAsync(
        PlanClosed fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, new NoteEnd(NoteEnd.PlanClosed, fact.PlanId, fact.OccurredAt), cancellationToken);
}
