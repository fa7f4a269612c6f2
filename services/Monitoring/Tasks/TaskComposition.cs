using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Monitoring.Reactions;
using Stillwater.Monitoring.Tasks.Agendas;
using Stillwater.Platform;

namespace Stillwater.Monitoring.Tasks;

/// <summary>What tasks add to the service: their streams, list and timers.</summary>
internal static class TaskComposition
{
    public static StillwaterService KeepTasks(this StillwaterService service) => service
        .Stream<CareTask, CareTaskEvent>("task", CareTask.Initial, CareTask.Evolve, task => task.PatientId)
        .Rows<CareTaskRow, CareTaskEvent>(CareTaskRow.Next, row => row.Index(r => r.PatientId))
        .OwedBy(TaskTimers.OwedBy)
        .OnTimer(TaskTimers.FallsDue, TaskTimers.FallDueAsync)
        .OnTimer(TaskTimers.TooLate, TaskTimers.MissAsync)
        .Stream<Agenda, AgendaEvent>("agenda", Agenda.Initial, Agenda.Evolve, agenda => agenda.PatientId)
        .OwedBy(AgendaTimers.OwedBy)
        .OnTimer(AgendaTimers.Opening, AgendaTimers.OpenAsync)
        .OnTimer(AgendaTimers.Dropping, AgendaTimers.DropAsync)
        .OnTimer(AgendaTimers.Answered, AgendaTimers.MeetAsync)
        .ReactTo<SessionNoShow>(OnTaskFact.NoShowAsync)
        .ReactTo<ContraindicationRaised>(OnTaskFact.ContraindicationAsync)
        .ReactTo<HomeSupplyRecalled>(OnTaskFact.RecallAsync)
        .ReactTo<RemsVerificationFailed>(OnTaskFact.UnverifiedAsync)
        .ReactTo<RemsFormOverdue>(OnTaskFact.FormAsync)
        .ReactTo<TransferLapsed>(OnTaskFact.LapseAsync)
        .ReactTo<MaintenanceStarted>(OnTaskFact.MaintainAsync);
}
