using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>The session that somebody at home or beside a screen speaks of.</summary>
internal sealed record HomeVisit(DosingSession Session, HomeRules? Rules, HomePlace Place)
{
    public static async Task<HomeVisit?> ReadAsync(
        Work work, Guid sessionId, DosingProtocols protocols, CancellationToken cancellationToken)
    {
        if (await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, cancellationToken) is not { State: var session })
            return null;
        var protocol = protocols.Of(session.Booking!.Protocol);
        work.RuleSet = protocol.RuleSet;
        return new HomeVisit(session, protocol.Home, new HomePlace(sessionId, session.PatientId, session.PlanId));
    }

    /// <summary>
    /// What others have told and earlier sessions have come to, added to what was said; and how often the gate has failed
    /// in the course.
    /// </summary>
    public async Task<(GateFacts Facts, int Failures)> LookBackAsync(
        Work work, GateFacts said, CancellationToken cancellationToken)
    {
        var (tolerated, failures) = (0, 0);
        var course = await work.ReadAsync<Course, CourseEvent>(Session.PlanId, cancellationToken);
        foreach (var id in course?.State.Bookings.Values ?? [])
        {
            var other = await work.ReadAsync<DosingSession, DosingSessionEvent>(id, cancellationToken);
            if (other?.State is { Step: SessionStep.Discharged, Aborted: false, Booking.Setting: not "home" })
                tolerated++;
            var home = await work.ReadAsync<HomeSession, HomeSessionEvent>(HomeSession.IdOf(id), cancellationToken);
            failures += home?.State.Failures ?? 0;
        }

        var notes = await work.ReadAsync<PatientNotes, PatientNote>(
            PatientNotes.StreamOf(Session.PatientId), cancellationToken);
        var bars = course?.State.Bars ?? [];
        return (said with
        {
            ClinicSessions = tolerated,
            Interaction = bars.Contains(ClearanceFacts.InteractionSevere) || bars.Contains(ClearanceFacts.InteractionMajor),
            Screening = notes?.State.Screening,
            Suicidality = Session.Assessed?.Suicidality?.Severity,
        }, failures);
    }
}
