using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Answered = Stillwater.Platform.Commands.Answer;

namespace Stillwater.Monitoring.Patients.SubmitInstrument;

internal static class SubmitInstrumentEndpoint
{
    public static void MapSubmitInstrument(this IEndpointRouteBuilder patient) =>
        patient.MapPost("/instruments", HandleAsync)
            .AsAddition("submitInstrument", Roles.StaffOrClient)
            .WithSummary("Scores an instrument and judges the change since baseline");

    private static Task<IResult> HandleAsync(
        Guid patientId, SubmitInstrumentRequest body, IncomingCommand incoming, OutcomeRules rules,
        CancellationToken ct)
    {
        var command = new SubmitInstrument(
            Guid.CreateVersion7(), body.Instrument, body.Answers, body.TakenAt.ToUniversalTime(), body.AfterSessionId,
            body.Mode, rules);
        return incoming.RunAsync(async (work, token) =>
        {
            work.RuleSet = rules.Name;
            var decided = await work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(patientId, command, token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answered.Created(
                    $"/v1/patients/{patientId}/outcomes", decided.Revision,
                    ScoredInstrumentView.From(
                        decided.State, decided.Events.OfType<InstrumentScored>().Single(), rules, work.Now,
                        work.EventIds));
        }, ct);
    }
}
