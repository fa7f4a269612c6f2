using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingObservation;

internal static class RecordObservationEndpoint
{
    private static readonly string[] MayObserve = [.. Roles.Clinical, Roles.Client];

    public static void MapRecordObservation(this IEndpointRouteBuilder sessions)
    {
        sessions.MapPost("/{sessionId:guid}/observations", HandleAsync).AsAddition("recordObservation", MayObserve);
        sessions.MapPost("/{sessionId:guid}/observation-bursts", HandleBurstAsync)
            .AsAddition("recordObservationBurst", MayObserve);
    }

    private static Task<IResult> HandleAsync(
        Guid sessionId, RecordObservationRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct)
    {
        var command = body.ToCommand(incoming.Caller, protocols);
        return incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ApplyAsync(sessionId, command, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var meets = decided.State.Observations
                    .FirstOrDefault(o => o.TakenAt == command.TakenAt && o.Measures == command.Measures)?.Meets ?? [];
                return Answer.Ok(
                    decided.Revision,
                    new RecordObservationAnswer(
                        sessionId, decided.State.Step, decided.Events.Count == 0, meets, RaisedBy(decided),
                        NextDueOf(decided.State, protocols), work.EventIds));
            }, ct);
    }

    private static Task<IResult> HandleBurstAsync(
        Guid sessionId, RecordBurstRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct)
    {
        var command = new RecordBurst([.. body.Readings.Select(r => r.ToCommand(incoming.Caller, protocols))], protocols);
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token) is not { State: var before })
                    return PlatformCodes.NotFound;
                var outcomes = command.Outcomes(before, work.Now);
                var decided = await work.ApplyAsync(sessionId, command, token);
                return Answer.Ok(
                    decided.Revision,
                    new RecordBurstAnswer(
                        sessionId, decided.State.Step,
                        [.. outcomes.OrderBy(o => o.Place).Select(o => ReadingOutcome.Of(o.Decision))], RaisedBy(decided),
                        NextDueOf(decided.State, protocols), work.EventIds));
            }, ct);
    }

    private static IReadOnlyList<AlarmView> RaisedBy(Decided<DosingSession> decided) =>
        [.. decided.Events.OfType<AlarmRaised>().Select(raised => AlarmView.From(new Alarm(raised, 1, null)))];

    private static DueView? NextDueOf(DosingSession session, DosingProtocols protocols) =>
        session.OpenChecks.FirstOrDefault() is { } next
            ? DueView.From(next, protocols.Of(session.Booking!.Protocol))
            : null;
}
