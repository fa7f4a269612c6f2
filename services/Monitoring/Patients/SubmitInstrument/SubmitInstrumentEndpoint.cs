using Stillwater.Monitoring.Alerts.RaisingAlert;
using Stillwater.Monitoring.Alerts.Triage;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Watch;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Answered = Stillwater.Platform.Commands.Answer;

namespace Stillwater.Monitoring.Patients.SubmitInstrument;

internal static class SubmitInstrumentEndpoint
{
    public static void MapSubmitInstrument(this IEndpointRouteBuilder patient) =>
        patient.MapPost("/instruments", HandleAsync)
            .AsAddition("submitInstrument", [.. Roles.StaffOrClient, Roles.Patient])
            .WithSummary("Scores an instrument and judges the change since baseline");

    private static Task<IResult> HandleAsync(
        Guid patientId, SubmitInstrumentRequest body, IncomingCommand incoming, OutcomeRules rules,
        CancellationToken ct)
    {
        var command = new SubmitInstrument(
            Guid.CreateVersion7(), body.Instrument, body.Answers, body.TakenAt.ToUniversalTime(), body.AfterSessionId,
            body.Mode, rules, WatchRules.Shipped);
        return incoming.RunAsync(async (work, token) =>
        {
            work.RuleSet = rules.Name;
            var decided = await work.SubmitAsync(patientId, command, token);
            if (decided.Refusal is { } refusal)
                return refusal;
            var scored = decided.Events.OfType<InstrumentScored>().Single();
            var crossed = decided.Events.OfType<WatchCrossed>().ToArray();
            foreach (var found in crossed)
                await work.RaiseAsync(AlarmOf(patientId, found), token);
            Guid[] alerts = await work.TriageAsync(patientId, scored, token) is { } alert
                ? [alert] : [.. crossed.Select(c => c.FindingId)];
            return work.Caller.Role == Roles.Patient
                ? Answered.Created(
                    $"/v1/patients/{patientId}/outcomes", decided.Revision,
                    AnsweredInstrumentView.From(decided.State, scored, rules, work.Now, alerts, work.EventIds))
                : Answered.Created(
                    $"/v1/patients/{patientId}/outcomes", decided.Revision,
                    ScoredInstrumentView.From(
                        decided.State, scored, rules, work.Now, work.EventIds) with { Alerts = alerts });
        }, ct);
    }

    private static Alarm AlarmOf(Guid patientId, WatchCrossed crossed) => new(
        crossed.FindingId, patientId, crossed.Kind, crossed.Severity, crossed.RuleIds[0], [crossed.ResponseId],
        crossed.SeenAt);
}
