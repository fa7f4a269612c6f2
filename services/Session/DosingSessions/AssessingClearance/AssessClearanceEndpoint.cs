using Stillwater.Clinical.Instruments;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.ReleasingBooking;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Sites;
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
                if (await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token) is not { State: var before })
                    return PlatformCodes.NotFound;
                work.RuleSet = protocols.Of(before.Booking!.Protocol).RuleSet;
                var outside = await ToldAsync(work, before, token);
                var decided = await work.ChangeAsync(sessionId, command with { Outside = outside }, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                if (decided.Events.OfType<SessionCancelled>().Any())
                    await work.ApplyAsync(decided.State.PlanId, new ReleaseBooking(sessionId), token);
                return Answer.Ok(decided.Revision, AnswerFor(decided.State, outside, protocols, work));
            }, ct);
    }

    /// <summary>What others have told by now of the patient, the course, the site and the people of a session.</summary>
    internal static async Task<OutsideFacts> ToldAsync(Work work, DosingSession session, CancellationToken ct)
    {
        var course = await work.ReadAsync<Course, CourseEvent>(session.PlanId, ct);
        var notes = await work.ReadAsync<PatientNotes, PatientNote>(PatientNotes.StreamOf(session.PatientId), ct);
        var site = session.Booking!.Block?.SiteId is { } id ? await work.ReadAsync<Site, SiteEvent>(id, ct) : null;
        var prescriber = session.Booking.PrescriberId is { } person
            ? await work.ReadAsync<LicenceStanding, LicenceStandingEvent>(LicenceStanding.StreamOf(person), ct)
            : null;
        var enrolment = await work.HolderAsync(Enrolment.Claim, session.PatientId.ToString(), ct) is { } holder
            ? await work.ReadAsync<Enrolment, EnrolmentEvent>(holder, ct)
            : null;
        return new OutsideFacts(
            course?.State, notes?.State ?? PatientNotes.Initial, site?.State, prescriber?.State, enrolment?.State);
    }

    private static Suicidality? Score(CSsrsRequest? asked) =>
        asked is not null && CSsrs.Score(YesNo.YesNos(asked.Answers)).Result is { } result
            ? new Suicidality(asked.Answers, result.Severity, asked.TakenAt.ToUniversalTime(), result.InstrumentVersion)
            : null;

    private static ClearanceAnswer AnswerFor(
        DosingSession session, OutsideFacts outside, DosingProtocols protocols, Work work)
    {
        var protocol = protocols.Of(session.Booking!.Protocol);
        var view = ClearanceView.From(session, protocol, work.Now)!;
        var assessed = session.Assessed!;
        var rules = protocol.Clearance.Rules.Where(r => assessed.Facts.Contains(r.Fact));
        return new ClearanceAnswer(
            session.Id, session.Step, view.Verdict, view.Holds,
            [.. rules.Select(r => new FindingView(r.Id, r.Fact, r.Kind, r.Source))],
            [.. view.Holds.Where(h => h.IsOpen).SelectMany(h => h.ReleasableBy).Distinct()], view.NextReadingAt, view.ValidUntil,
            assessed.PressureBand, assessed.Suicidality?.Severity, session.Conditions, work.EventIds,
            [.. outside.Unread(session, protocol)]);
    }
}
