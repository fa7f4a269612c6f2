using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions.SchedulingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.ReschedulingSession;

/// <summary>Gives a session another time; it keeps its number in the series.</summary>
/// <param name="StartsAt">When it begins; now or later.</param>
/// <param name="ReasonCode">bp, safety, rems, home-gate, patient or clinic.</param>
/// <param name="Reason">Why, in words, 1–1000 characters; kept closed.</param>
/// <param name="ChairId">Another chair, up to 64 characters.</param>
/// <param name="Practitioners">Others in charge.</param>
public sealed record RescheduleSessionRequest(
    DateTimeOffset StartsAt,
    [property: AllowedValues("bp", "safety", "rems", "home-gate", "patient", "clinic")] string ReasonCode,
    [property: StringLength(1000, MinimumLength = 1)] string Reason,
    [property: StringLength(64, MinimumLength = 1)] string? ChairId = null,
    SessionPractitioners? Practitioners = null);

internal static class RescheduleSessionEndpoint
{
    public static void MapRescheduleSession(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/rescheduling", HandleAsync).AsChange("rescheduleSession", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid sessionId, RescheduleSessionRequest body, IncomingCommand incoming, Sealer sealer,
        DosingProtocols protocols, Reservations reservations, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.PrepareAsync(sessionId, body.Reason, sealer, protocols, token) is not { } session)
                    return PlatformCodes.NotFound;
                var course = await work.ReadAsync<Course, CourseEvent>(session.PlanId, token);
                var decided = await work.ChangeAsync(
                    sessionId,
                    new RescheduleSession(
                        body.StartsAt.ToUniversalTime(), body.ChairId, body.Practitioners?.PrescriberId,
                        body.Practitioners?.MonitorId, body.ReasonCode, course?.State, protocols),
                    token);
                if (decided.Refusal is null && await reservations.TakenAsync(
                    work.Clinic, sessionId, decided.State.Booking!.Block, token) is { } taken)
                    return taken;
                return await work.AnswerAsync(sessionId, decided, protocols, token);
            }, ct);
}
