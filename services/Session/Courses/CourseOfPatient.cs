using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Courses;

/// <summary>Finds the course that a patient is in, and everything of it that a fact from elsewhere concerns.</summary>
internal static class CourseOfPatient
{
    private const string Kind = "course";

    /// <summary>The newest course is the patient's; an older one has been closed by then.</summary>
    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened is CourseOpened opened
        ? [new Guard(
            """
            insert into claim (tenant, kind, key, stream) values (?, ?, ?, ?)
            on conflict (tenant, kind, key) do update set stream = excluded.stream
            """,
            tenant, Kind, opened.PatientId.ToString(), stream)]
        : [];

    /// <summary>The plan of the patient's course, null for a patient without one.</summary>
    public static Task<Guid?> FindAsync(Work work, Guid patientId, CancellationToken cancellationToken) =>
        work.HolderAsync(Kind, patientId.ToString(), cancellationToken);

    /// <summary>Tells every session of a course of a fact.</summary>
    public static async Task TellSessionsAsync(
        Work work, Guid planId, ICommand<DosingSession, DosingSessionEvent> command, CancellationToken cancellationToken)
    {
        if (await work.ReadAsync<Course, CourseEvent>(planId, cancellationToken) is not { State: var course })
            return;
        foreach (var session in course.Bookings.Values)
        {
            var told = await work.ApplyAsync(session, command, cancellationToken);
            if (told.Events.Any(e => e is SessionCancelled))
            {
                await work.ApplyAsync<Course, CourseEvent>(
                    planId, new ReleasingBooking.ReleaseBooking(session), cancellationToken);
            }
        }
    }
}
