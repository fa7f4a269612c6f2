using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Courses.CountingDose;

namespace Stillwater.Sessions.DosingSessions.StoppingDose;

/// <summary>The course counts what a session has really given, in the commit that says so.</summary>
internal static class GivenDose
{
    public static async Task CountAsync(Work work, DosingSession session, CancellationToken cancellationToken)
    {
        if (session is { Dose: { } dose, Stopped: { } stopped })
        {
            await work.ApplyAsync<Course, CourseEvent>(
                session.PlanId, new CountDose(session.Id, stopped.Drug, stopped.GivenMg, dose.StartedAt), cancellationToken);
        }
    }
}
