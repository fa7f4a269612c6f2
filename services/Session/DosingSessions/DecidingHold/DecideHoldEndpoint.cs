using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Licences;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.DecidingHold;

/// <summary>Decides on what holds a session.</summary>
/// <param name="Holds">Ids of the rules decided on, 1–30.</param>
/// <param name="Decision">release, defer, cancel or switch-plan.</param>
/// <param name="Reason">Why, in words, 1–2000 characters; kept closed.</param>
/// <param name="Conditions">What the release asks of the dose.</param>
/// <param name="AssessmentId">The assessment that a release rests on, where the hold asks for one.</param>
public sealed record DecideHoldRequest(
    [property: MinLength(1), MaxLength(30)] IReadOnlyList<string> Holds,
    [property: AllowedValues("release", "defer", "cancel", "switch-plan")] string Decision,
    [property: StringLength(2000, MinimumLength = 1)] string Reason,
    ConditionsRequest? Conditions = null,
    Guid? AssessmentId = null);

/// <summary>What a release asks of the dose.</summary>
/// <param name="DoseMg">At most this dose, above 0 and at most 1000 mg.</param>
/// <param name="InfusionMinutes">At least this long, 1–480 minutes.</param>
/// <param name="VitalsEveryMinutes">Vitals this often, 1–30 minutes.</param>
/// <param name="Capnography">Exhaled carbon dioxide is watched.</param>
public sealed record ConditionsRequest(
    [property: Range(0.01, 1000)] decimal? DoseMg = null,
    [property: Range(1, 480)] int? InfusionMinutes = null,
    [property: Range(1, 30)] int? VitalsEveryMinutes = null,
    bool? Capnography = null);

internal static class DecideHoldEndpoint
{
    private const string Psychiatrist = "psychiatrist";
    private const string Psychiatry = "psychiatry";

    public static void MapDecideHold(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/hold-decision", HandleAsync).AsChange("decideHold", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, DecideHoldRequest body, IncomingCommand incoming, Sealer sealer, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.PrepareAsync(sessionId, body.Reason, sealer, protocols, token) is not { } session)
                    return PlatformCodes.NotFound;
                var roles = await RolesOfAsync(work, token);
                var notes = await work.ReadAsync<PatientNotes, PatientNote>(
                    PatientNotes.StreamOf(session.PatientId), token);
                var course = await work.ReadAsync<Course, CourseEvent>(session.Place.PlanId, token);
                var decided = await work.ChangeAsync(
                    sessionId,
                    CommandFor(body, roles, work.Caller, protocols) with
                    {
                        Assessment = notes?.State.Assessments.Find(a => a.AssessmentId == body.AssessmentId),
                        BarredSince = course?.State.BarredSince,
                    }, token);
                return await work.AnswerAsync(sessionId, decided, protocols, token);
            }, ct);

    /// <summary>A psychiatrist is a prescriber whose licences were seen with that specialty.</summary>
    private static async Task<IReadOnlyList<string>> RolesOfAsync(Work work, CancellationToken ct)
    {
        var role = work.Caller.Role;
        if (role != Roles.Prescriber || !Guid.TryParse(work.Caller.Actor, out var person))
            return [role];
        var standing = await work.ReadAsync<LicenceStanding, LicenceStandingEvent>(LicenceStanding.StreamOf(person), ct);
        return standing?.State.Specialty == Psychiatry ? [role, Psychiatrist] : [role];
    }

    private static DecideHold CommandFor(
        DecideHoldRequest body, IReadOnlyList<string> roles, Caller caller, DosingProtocols protocols) => new(
        [.. body.Holds.Distinct()], body.Decision,
        body.Conditions is { } asked
            ? new DoseConditions(asked.DoseMg, asked.InfusionMinutes, asked.VitalsEveryMinutes, asked.Capnography)
            : null,
        body.AssessmentId, roles, caller.Actor, protocols);
}
