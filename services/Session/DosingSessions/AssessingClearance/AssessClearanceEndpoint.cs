using Stillwater.Clinical.Instruments;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Courses.ReleasingBooking;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;
using Answer = Stillwater.Platform.Commands.Answer;
using YesNo = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Sessions.DosingSessions.AssessingClearance;

internal static class AssessClearanceEndpoint
{
    private static readonly Instrument CSsrs = InstrumentLibrary.Default.Find("c-ssrs")!;

    public static void MapAssessClearance(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/clearance", HandleAsync).AsChange("assessClearance", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, AssessClearanceRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct)
    {
        var command = new AssessClearance(
            [.. body.Readings.Select(r => r.ToReading())], Score(body.CSsrs), body.Phq9Id,
            body.Phq9TakenAt?.ToUniversalTime(),
            body.Hcg, protocols);
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token) is { State: var before })
                    work.RuleSet = protocols.Of(before.Booking!.Protocol).RuleSet;
                var decided = await work.ChangeAsync(sessionId, command, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                if (decided.Events.OfType<SessionCancelled>().Any())
                    await work.ApplyAsync(decided.State.PlanId, new ReleaseBooking(sessionId), token);
                return Answer.Ok(decided.Revision, AnswerFor(decided.State, protocols, work.EventIds));
            }, ct);
    }

    private static Suicidality? Score(CSsrsRequest? asked) =>
        asked is not null && CSsrs.Score(YesNo.YesNos(asked.Answers)).Result is { } result
            ? new Suicidality(asked.Answers, result.Severity, asked.TakenAt.ToUniversalTime(), result.InstrumentVersion)
            : null;

    private static ClearanceAnswer AnswerFor(
        DosingSession session, DosingProtocols protocols, IReadOnlyList<Guid> eventIds)
    {
        var view = ClearanceView.From(session)!;
        var assessed = session.Assessed!;
        var rules = protocols.Of(session.Booking!.Protocol).Clearance.Rules.Where(r => assessed.Facts.Contains(r.Fact));
        return new ClearanceAnswer(
            session.Id, session.Step, view.Verdict, view.Holds,
            [.. rules.Select(r => new FindingView(r.Id, r.Fact, r.Kind, r.Source))],
            [.. view.Holds.SelectMany(h => h.ReleasableBy).Distinct()], view.NextReadingAt, view.ValidUntil,
            assessed.PressureBand, assessed.Suicidality?.Severity, eventIds);
    }
}
