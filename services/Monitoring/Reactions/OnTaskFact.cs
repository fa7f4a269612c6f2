using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Monitoring.Tasks.Agendas;
using Stillwater.Monitoring.Tasks.Rules;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>Facts of other services that bring tasks with them; the rules say which, and for whom.</summary>
internal static class OnTaskFact
{
    public static Task NoShowAsync(SessionNoShow fact, ReceivedFact received, Work work, CancellationToken ct) =>
        work.OweAsync("session-no-show", fact.PatientId, fact.SessionId, fact.SessionId, fact.OccurredAt, ct);

    public static Task ContraindicationAsync(
        ContraindicationRaised fact, ReceivedFact received, Work work, CancellationToken ct) =>
        work.OweAsync(
            $"contraindication.{fact.Kind}", fact.PatientId, fact.PatientId,
            StableId.From("contraindication", $"{received.Stream}", $"{received.Version}"), fact.OccurredAt, ct);

    public static Task RecallAsync(HomeSupplyRecalled fact, ReceivedFact received, Work work, CancellationToken ct) =>
        work.OweAsync("home-supply-recalled", fact.PatientId, fact.SupplyId, fact.SupplyId, fact.OccurredAt, ct);

    public static Task UnverifiedAsync(RemsVerificationFailed fact, ReceivedFact received, Work work, CancellationToken ct) =>
        work.OweAsync("rems-verification-failed", fact.PatientId, fact.EnrolmentId, fact.SessionId, fact.OccurredAt, ct);

    public static Task FormAsync(RemsFormOverdue fact, ReceivedFact received, Work work, CancellationToken ct) =>
        work.OweAsync("rems-form-overdue", fact.PatientId, fact.FormId, fact.FormId, fact.OccurredAt, ct);

    public static Task LapseAsync(TransferLapsed fact, ReceivedFact received, Work work, CancellationToken ct) =>
        work.OweAsync("transfer-lapsed", fact.PatientId, fact.PlanId, fact.TransferId, fact.OccurredAt, ct);

    public static Task WithdrawAsync(ConsentWithdrawn fact, ReceivedFact received, Work work, CancellationToken ct) =>
        work.OweAsync($"consent-withdrawn.{fact.Kind}", fact.PatientId, fact.ConsentId, fact.ConsentId, fact.OccurredAt, ct);

    public static async Task CancelAsync(SessionCancelled fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        foreach (var rule in fact.RuleIds)
            await work.OweAsync($"session-cancelled.{rule}", fact.PatientId, fact.SessionId, fact.SessionId, fact.OccurredAt, ct);
    }

    public static async Task CloseAsync(PlanClosed fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        (await work.ApplyOrStartAsync<Agenda, AgendaEvent>(
            Agenda.IdOf(fact.PatientId), new EndWithPlan(fact.PlanId, fact.FollowUpWeeks, fact.OccurredAt), ct)).OrPark();
        await work.OweAsync($"plan-closed.{fact.ReasonCode}", fact.PatientId, fact.PlanId, fact.PlanId, fact.OccurredAt, ct);
    }

    public static Task MaintainAsync(MaintenanceStarted fact, ReceivedFact received, Work work, CancellationToken ct) =>
        work.OweAsync(TaskRules.MaintenanceStarted, fact.PatientId, fact.PlanId, fact.PlanId, fact.OccurredAt, ct);

    private static async Task OweAsync(
        this Work work, string because, Guid patientId, Guid subjectId, Guid causeId, DateTimeOffset since,
        CancellationToken ct)
    {
        work.RuleSet = TaskRules.Shipped.Name;
        (await work.ApplyOrStartAsync<Agenda, AgendaEvent>(
            Agenda.IdOf(patientId), new OweTasks(patientId, because, subjectId, causeId, since, TaskRules.Shipped), ct)).OrPark();
    }
}
