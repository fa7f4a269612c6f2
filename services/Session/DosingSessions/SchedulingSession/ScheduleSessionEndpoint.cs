using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.BookingSession;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;
using Stillwater.Sessions.Sites;

namespace Stillwater.Sessions.DosingSessions.SchedulingSession;

/// <summary>Books the next session of a signed plan.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="StartsAt">When it begins; now or later.</param>
/// <param name="Setting">clinic, certified-hcs or home; as the plan says.</param>
/// <param name="ChairId">The chair, up to 64 characters.</param>
/// <param name="Practitioners">Who is in charge.</param>
/// <param name="SiteId">The site of the clinic, whose chair it is.</param>
public sealed record ScheduleSessionRequest(
    Guid PlanId,
    DateTimeOffset StartsAt,
    [property: AllowedValues("clinic", "certified-hcs", "home")] string Setting,
    [property: StringLength(64, MinimumLength = 1)] string? ChairId = null,
    SessionPractitioners? Practitioners = null,
    Guid? SiteId = null);

/// <summary>Who is in charge of a session.</summary>
/// <param name="PrescriberId">The prescriber.</param>
/// <param name="MonitorId">Who watches the patient.</param>
public sealed record SessionPractitioners(Guid? PrescriberId = null, Guid? MonitorId = null);

internal static class ScheduleSessionEndpoint
{
    public static void MapScheduleSession(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("", HandleAsync).AsCreation("scheduleSession", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        ScheduleSessionRequest body, IncomingCommand incoming, DosingProtocols protocols, Reservations reservations,
        CancellationToken ct)
    {
        var sessionId = Guid.CreateVersion7();
        var booking = new BookSession(sessionId, body.StartsAt.ToUniversalTime(), body.Setting);
        return incoming.RunAsync(
            async (work, token) =>
            {
                var booked = await work.ApplyAsync(body.PlanId, booking, token);
                if (booked.Refusal is { } notBooked)
                    return notBooked;

                var site = body.SiteId is { } id ? await work.ReadAsync<Site, SiteEvent>(id, token) : null;
                var scheduled = await work.StartAsync(
                    sessionId, CommandFor(body, sessionId, booked.State, site?.State, protocols), token);
                var refusal = scheduled.Refusal ?? await reservations.TakenAsync(
                    work.Clinic, sessionId, scheduled.State.Booking!.Block, token);
                return refusal is not null
                    ? refusal
                    : Answer.Created(
                        $"/v1/sessions/{sessionId}", scheduled.Revision,
                        SessionView.From(scheduled.State, protocols, work.Now) with { EventIds = work.EventIds });
            }, ct);
    }

    private static ScheduleSession CommandFor(
        ScheduleSessionRequest body, Guid sessionId, Course course, Site? site, DosingProtocols protocols) => new(
        sessionId, course, course.Bookings.First(b => b.Value == sessionId).Key, body.StartsAt.ToUniversalTime(),
        body.ChairId, body.Practitioners?.PrescriberId, body.Practitioners?.MonitorId, protocols, body.SiteId,
        site is { Escalation.Count: > 0 } ? site.Escalation : null);
}
