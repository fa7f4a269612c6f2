using Stillwater.Contracts.Session.V1;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NoteBooking;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>Sessions that lie ahead: what is found meanwhile holds them, and a crisis that cancels one brings its task.</summary>
internal static class OnSessionsToCome
{
    public static Task BookAsync(
        SessionScheduled fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(
            fact.PatientId, new NoteBooking(fact.PatientId, fact.SessionId, fact.StartsAt, OutcomeRules.Shipped), work,
            cancellationToken);

    public static async Task CancelAsync(
        SessionCancelled fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        await NoteAsync(fact.PatientId, new DropBooking(fact.SessionId), work, cancellationToken);
        await OnTaskFact.CancelAsync(fact, received, work, cancellationToken);
    }

    private static async Task NoteAsync(
        Guid patientId, ICommand<PatientMonitoring, PatientMonitoringEvent> command, Work work, CancellationToken ct)
    {
        work.RuleSet = OutcomeRules.Shipped.Name;
        (await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(patientId, command, ct)).OrPark();
    }
}
